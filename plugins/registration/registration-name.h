/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

G_BEGIN_DECLS

/* A company's name is made of four parts (企业名称登记管理规定, article 6). */
typedef struct
{
  char *region;    /* 厦门 */
  char *brand;     /* 鹭海通; may be empty while it is typed */
  char *industry;  /* 跨境电子商务 */
  char *form;      /* 有限公司 */
} RegistrationName;

/* @answers: of the name's step. Returns: (transfer full): parts that are not answered yet are empty */
RegistrationName *registration_name_from_answers (JsonObject             *answers);
char             *registration_name_compose      (const RegistrationName *name);
void              registration_name_free         (RegistrationName       *name);

typedef enum
{
  REGISTRATION_VERDICT_PASS,
  REGISTRATION_VERDICT_WARN,
  REGISTRATION_VERDICT_REFUSE,
} RegistrationVerdict;

typedef struct
{
  RegistrationVerdict  verdict;  /* warn or refuse */
  char                *part;     /* of the name: "region", "brand", "industry", "form", "name" */
  char                *reason;   /* of the contract, such as "forbidden-word" */
  char                *article;  /* 第十一条 */
  char                *about;    /* (nullable): the word or the name at which it was found */
} RegistrationFinding;

/* How a name fares before the registry has looked at it; nothing here approves of it. Counted by reference. */
typedef struct
{
  RegistrationVerdict  verdict;
  GPtrArray           *findings;  /* (element-type RegistrationFinding) */
} RegistrationNameCheck;

RegistrationNameCheck *registration_name_check_from_json (JsonObject             *root,
                                                          GError                **error);
RegistrationNameCheck *registration_name_check_ref       (RegistrationNameCheck  *check);
void                   registration_name_check_unref     (RegistrationNameCheck  *check);

/* A finding in the visitor's words, and the article that it goes back to. */
char                  *registration_finding_describe     (const RegistrationFinding *finding);
char                  *registration_finding_dup_source   (const RegistrationFinding *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegistrationName, registration_name_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegistrationNameCheck, registration_name_check_unref)

G_END_DECLS
