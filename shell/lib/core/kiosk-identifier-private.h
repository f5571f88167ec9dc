/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-identifier.h"

G_BEGIN_DECLS

/* A rule takes the normalised value, known to have the shape of its kind. */
typedef gboolean (*KioskIdentifierRule) (const char *value, int *position, GError **error);

gboolean kiosk_identifier_fault          (int *position, int at, GError **error,
                                          KioskIdentifierError code, const char *message);

/* Whether @length characters of @value at @at are a date YYYYMMDD between 1880 and today. */
gboolean kiosk_identifier_is_past_date   (const char *digits);

/* Rules, by family */
gboolean kiosk_rule_resident_id          (const char *value, int *position, GError **error);
gboolean kiosk_rule_hk_id                (const char *value, int *position, GError **error);
gboolean kiosk_rule_tw_national_id       (const char *value, int *position, GError **error);
gboolean kiosk_rule_passport_cn          (const char *value, int *position, GError **error);
gboolean kiosk_rule_uscc                 (const char *value, int *position, GError **error);
gboolean kiosk_rule_org_code             (const char *value, int *position, GError **error);
gboolean kiosk_rule_patent_app_cn        (const char *value, int *position, GError **error);
gboolean kiosk_rule_declaration_no       (const char *value, int *position, GError **error);
gboolean kiosk_rule_cbec_preentry_no     (const char *value, int *position, GError **error);
gboolean kiosk_rule_hs_code              (const char *value, int *position, GError **error);
gboolean kiosk_rule_upu_s10              (const char *value, int *position, GError **error);

/* kiosk-identifier-shape.c: a shape is written one token a character: # digit, @ letter, * either, ? digit or X,
 * $ symbol of GB 32100, [..] one of these, anything else itself; alternatives of growing length are parted by |. */
gboolean kiosk_identifier_check_shape    (const char *shapes, const char *value, int *position, GError **error);
guint    kiosk_identifier_shape_length   (const char *shapes);   /* of the longest alternative */

/* kiosk-identifier-normalise.c */
char    *kiosk_identifier_to_plain       (const char *value, const char *dropped);
char    *kiosk_identifier_tidy_mobile_cn (char *plain);   /* these take and return (transfer full) */
char    *kiosk_identifier_tidy_mobile_tw (char *plain);
char    *kiosk_identifier_tidy_org_code  (char *plain);
char    *kiosk_identifier_tidy_patent    (char *plain);

G_END_DECLS
