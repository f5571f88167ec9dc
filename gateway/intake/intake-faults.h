/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What is wrong with a submission, all of it at once. A field is named by its path, such as "shareholders.0.amount"; a
 * reason is a stable word for the terminal to put into the visitor's language. */
typedef struct _IntakeFaults IntakeFaults;

IntakeFaults *intake_faults_new     (void);
void          intake_faults_free    (IntakeFaults *faults);
void          intake_faults_add     (IntakeFaults *faults, const char *reason, const char *field);
gboolean      intake_faults_any     (const IntakeFaults *faults);
char         *intake_faults_to_json (const IntakeFaults *faults);   /* an array of {"field", "reason"} */

/* An object of the submission, with what is found wrong in it. */
typedef struct
{
  IntakeFaults *faults;
  JsonObject   *object;   /* (nullable): where it is absent or none; all is absent in it then */
  const char   *path;     /* before its members' names: "" or "name." */
} IntakeForm;

#define INTAKE_REQUIRED TRUE
#define INTAKE_OPTIONAL FALSE

/* Whether a text says nothing; it is then taken for absent. */
gboolean     intake_is_blank            (const char *text);

/* Each notes what is wrong, and returns nothing then. Texts are trimmed by who typed them; those with control characters
 * or such as change the order of writing are refused. */
void         intake_form_refuse_unknown (const IntakeForm *form, const char * const *known);
void         intake_form_fault          (const IntakeForm *form, const char *member, const char *reason);
const char  *intake_form_text           (const IntakeForm *form, const char *member, guint most, gboolean required);
const char  *intake_form_choice         (const IntakeForm *form, const char *member, const char * const *choices, gboolean required);
gboolean     intake_form_int            (const IntakeForm *form, const char *member, gint64 least, gint64 most, gint64 *value);
gboolean     intake_form_boolean        (const IntakeForm *form, const char *member, gboolean required);
void         intake_form_agreed         (const IntakeForm *form, const char *member);   /* has to be true */
JsonObject  *intake_form_object         (const IntakeForm *form, const char *member, gboolean required);
JsonArray   *intake_form_array          (const IntakeForm *form, const char *member, guint least, guint most, gboolean required);

/* Some of @choices, as an array that may be absent. */
void         intake_form_choices        (const IntakeForm *form, const char *member, const char * const *choices, guint most);

/* A phone number of any country, as people write it. */
const char  *intake_form_phone          (const IntakeForm *form, const char *member, gboolean required);

/* A day, "2026-12-01", which has to be there. */
gboolean     intake_form_date           (const IntakeForm *form, const char *member, GDate *date);

/* (nullable): what tells one person or company from others, "resident_id:350203199001011234", from the members id_type and
 * id_number */
char        *intake_form_identity       (const IntakeForm *form, const char * const *id_types);

/* The digits of a phone number, and the last four of them where it has at least that many. */
char        *intake_phone_digits        (const char *phone);
char        *intake_phone_factor        (const char *phone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IntakeFaults, intake_faults_free)

G_END_DECLS
