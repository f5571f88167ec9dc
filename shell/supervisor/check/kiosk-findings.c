/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-findings.h"

static void
finding_free (gpointer data)
{
  KioskFinding *finding = data;

  g_free (finding->what);
  g_free (finding->words);
  g_free (finding);
}

GPtrArray *
kiosk_findings_new (void)
{
  return g_ptr_array_new_with_free_func (finding_free);
}

void
kiosk_findings_add (GPtrArray        *findings,
                    KioskFindingKind  kind,
                    const char       *what,
                    const char       *words,
                    ...)
{
  KioskFinding *finding = g_new0 (KioskFinding, 1);
  va_list arguments;

  va_start (arguments, words);
  finding->kind = kind;
  finding->what = g_strdup (what);
  finding->words = g_strdup_vprintf (words, arguments);
  va_end (arguments);
  g_ptr_array_add (findings, finding);
}

KioskFindingKind
kiosk_findings_get_worst (GPtrArray *findings)
{
  KioskFindingKind worst = KIOSK_FINDING_GOOD;

  for (guint i = 0; i < findings->len; i++)
    worst = MAX (worst, ((const KioskFinding *) findings->pdata[i])->kind);
  return worst;
}

void
kiosk_findings_print (GPtrArray *findings)
{
  static const char * const kinds[] = { "ok", "care", "MISSING" };

  for (guint i = 0; i < findings->len; i++)
    {
      const KioskFinding *finding = findings->pdata[i];

      g_print ("%-8s %-10s %s\n", kinds[finding->kind], finding->what, finding->words);
    }
}
