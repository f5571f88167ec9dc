/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-advice.h"

#include "ip-day.h"

static void
row_free (gpointer data)
{
  IpAdviceRow *row = data;

  g_free (row->title);
  g_free (row->detail);
  g_free (row);
}

IpAdvice *
ip_advice_new (IpAdviceKind  kind,
               const char   *headline,
               const char   *detail,
               const char   *words)
{
  IpAdvice *advice = g_new0 (IpAdvice, 1);

  advice->kind = kind;
  advice->headline = g_strdup (headline);
  advice->detail = g_strdup (detail);
  advice->advice = g_strdup (words);
  advice->facts = g_ptr_array_new_with_free_func (row_free);
  advice->steps = g_ptr_array_new_with_free_func (row_free);
  return advice;
}

void
ip_advice_free (IpAdvice *advice)
{
  g_free (advice->headline);
  g_free (advice->detail);
  g_free (advice->advice);
  g_ptr_array_unref (advice->facts);
  g_ptr_array_unref (advice->steps);
  g_free (advice);
}

static void
add (GPtrArray  *rows,
     const char *title,
     const char *detail)
{
  IpAdviceRow *row = g_new0 (IpAdviceRow, 1);

  row->title = g_strdup (title);
  row->detail = g_strdup (detail);
  g_ptr_array_add (rows, row);
}

void
ip_advice_add_fact (IpAdvice   *advice,
                    const char *label,
                    const char *value)
{
  add (advice->facts, label, value);
}

void
ip_advice_add_step (IpAdvice   *advice,
                    const char *title,
                    const char *detail)
{
  add (advice->steps, title, detail);
}

void
ip_advice_add_day (IpAdvice    *advice,
                   const char  *label,
                   const GDate *day)
{
  g_autofree char *text = ip_day_format (day);

  ip_advice_add_fact (advice, label, text);
}
