/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "registration-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* @part: (nullable): where the words differ by the part of the name. Where it is about something, %s stands for that. */
static const struct
{
  const char *part;
  const char *reason;
  const char *words;
} findings[] = {
  { NULL, "not-hanzi", N_("Only standard simplified Chinese characters can stand in a company's name.") },
  { NULL, "traditional-character", N_("“%s” is a traditional character. Please use the simplified one.") },
  { NULL, "rare-character", N_("“%s” is a rare character. The registry may ask for another one.") },
  { "region", "required", N_("A name begins with the place, such as 厦门.") },
  { NULL, "district-without-city", N_("A district stands behind its city, such as 厦门市%s.") },
  { NULL, "zone-without-region", N_("A zone stands behind its city, such as 厦门%s.") },
  { NULL, "unknown-region", N_("This place is not one that the registry of Xiamen gives names for.") },
  { NULL, "too-short", N_("The trade name has at least two Chinese characters.") },
  { NULL, "trade-as-brand", N_("“%s” says what the company does. As a trade name it needs a word of its own.") },
  { NULL, "place-name", N_("“%s” is the name of a place. It can be a trade name only where it means something else, too.") },
  { "industry", "required", N_("The name has to say what the company does.") },
  { NULL, "unknown-trade", N_("This line of business is not in the official list. The registry may ask for another word.") },
  { NULL, "unknown-form", N_("A limited company's name ends in 有限公司 or 有限责任公司.") },
  { NULL, "forbidden-word", N_("“%s” must not stand in a company's name.") },
  { NULL, "needs-approval", N_("“%s” may stand in a name only with the approval of the State Council.") },
  { NULL, "same-name", N_("There is a company of exactly this name: %s.") },
  { NULL, "same-brand", N_("A company in the same trade has this trade name: %s.") },
  { NULL, "similar-sound", N_("It sounds like the name of a company in the same trade: %s.") },
  { NULL, "similar-writing", N_("It looks like the name of a company in the same trade: %s.") },
};

/* The articles that the check goes back to. */
static const struct
{
  const char *article;
  const char *words;
} articles[] = {
  { "第五条", N_("article 5") }, { "第七条", N_("article 7") }, { "第八条", N_("article 8") }, { "第九条", N_("article 9") },
  { "第十条", N_("article 10") }, { "第十一条", N_("article 11") }, { "第十二条", N_("article 12") }, { "第十七条", N_("article 17") },
};

static const char *
find_words (const RegistrationFinding *finding)
{
  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    if (strcmp (findings[i].reason, finding->reason) == 0
        && (findings[i].part == NULL || strcmp (findings[i].part, finding->part) == 0))
      return _(findings[i].words);

  return NULL;
}

/* A reason that came into the contract later is told without its words. */
char *
registration_finding_describe (const RegistrationFinding *finding)
{
  const char *words = find_words (finding);
  const char *place = words != NULL ? strstr (words, "%s") : NULL;

  if (words == NULL)
    return g_strdup (finding->verdict == REGISTRATION_VERDICT_REFUSE ? _("The rules for names do not allow this one.")
                                                                     : _("The registry may ask for another name."));
  if (place == NULL)
    return g_strdup (words);

  return g_strdup_printf ("%.*s%s%s", (int) (place - words), words, finding->about != NULL ? finding->about : "…", place + strlen ("%s"));
}

char *
registration_finding_dup_source (const RegistrationFinding *finding)
{
  const char *article = finding->article;

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (strcmp (articles[i].article, finding->article) == 0)
      article = _(articles[i].words);

  /* Translators: 企业名称登记管理规定; %s is such as "article 11" */
  return g_strdup_printf (_("Provisions on the Registration of Enterprise Names, %s"), article);
}
