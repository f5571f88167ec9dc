/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* A company's name is made of four parts. */
typedef struct
{
  const char *region;     /* 厦门 */
  const char *brand;      /* 鹭海通 */
  const char *industry;   /* 跨境电子商务 */
  const char *form;       /* 有限公司 */
} RegistrationName;

/* How a name fares before the registry has looked at it. There is no approval here: that is the registry's. */
typedef enum
{
  REGISTRATION_NAME_PASS,
  REGISTRATION_NAME_WARN,
  REGISTRATION_NAME_REFUSE,
} RegistrationVerdict;

char     *registration_name_compose      (const RegistrationName *name);

/* @findings: gets what was found, as elements of a JSON array that is begun. Returns FALSE on failure of the store. */
gboolean  registration_name_check        (GatewayDb *db, const RegistrationName *name, RegistrationVerdict *verdict, GString *findings,
                                          GError **error);

/* GET /v1/registration/name-check */
void      registration_name_answer_check (GatewayRequest *request, gpointer data);

G_END_DECLS
