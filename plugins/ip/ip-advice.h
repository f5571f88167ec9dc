/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How it stands. */
typedef enum
{
  IP_ADVICE_GOOD,
  IP_ADVICE_ACT,    /* somebody has to do something */
  IP_ADVICE_BAD,
} IpAdviceKind;

/* @title: what it is; @detail: (nullable): its value, or more about it */
typedef struct
{
  char *title;
  char *detail;
} IpAdviceRow;

/* An answer to guided questions, in the visitor's words: first what it is, then facts, then what is done in which order. */
typedef struct
{
  IpAdviceKind  kind;
  char         *headline;
  char         *detail;
  char         *advice;    /* (nullable) */
  GPtrArray    *facts;     /* (element-type IpAdviceRow) */
  GPtrArray    *steps;     /* (element-type IpAdviceRow) */
} IpAdvice;

/* The texts are copied. */
IpAdvice *ip_advice_new      (IpAdviceKind  kind,
                              const char   *headline,
                              const char   *detail,
                              const char   *advice);
void      ip_advice_free     (IpAdvice     *advice);
void      ip_advice_add_fact (IpAdvice     *advice,
                              const char   *label,
                              const char   *value);
void      ip_advice_add_step (IpAdvice     *advice,
                              const char   *title,
                              const char   *detail);

/* Adds a fact whose value is a day. */
void      ip_advice_add_day  (IpAdvice     *advice,
                              const char   *label,
                              const GDate  *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IpAdvice, ip_advice_free)

G_END_DECLS
