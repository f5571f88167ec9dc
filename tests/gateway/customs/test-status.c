/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-status.h"

#include <string.h>

#define MOST_EVENTS 8

typedef struct
{
  const char *code;
  const char *at;     /* ordered as text, as the store keeps it */
  const char *info;
} Said;

typedef struct
{
  const char  *name;
  CustomsKind  kind;
  Said         said[MOST_EVENTS];
  const char  *stage;
  const char  *outcome;
  const char  *code;
  const char  *steps;   /* first letters of the states of the seven stages */
} Case;

static const Case cases[] = {
  { "/status/declaration/nothing-said", CUSTOMS_KIND_DECLARATION, { { NULL } }, "declare", "progress", "", "cpppppp" },
  { "/status/declaration/declared", CUSTOMS_KIND_DECLARATION, { { "7", "10" } }, "declare", "progress", "7", "cpppppp" },
  { "/status/declaration/stored", CUSTOMS_KIND_DECLARATION, { { "7", "10" }, { "L", "11" } }, "store", "progress", "L", "dcppppp" },
  { "/status/declaration/real-sequence", CUSTOMS_KIND_DECLARATION,
    { { "7", "10" }, { "L", "11" }, { "J", "12" }, { "P", "13" }, { "R", "13" } }, "close", "done", "R", "dddssdd" },
  { "/status/declaration/released-never-closed", CUSTOMS_KIND_DECLARATION,
    { { "7", "10" }, { "L", "11" }, { "J", "12" }, { "P", "13" } }, "release", "done", "P", "dddsscp" },
  { "/status/declaration/inspection", CUSTOMS_KIND_DECLARATION,
    { { "L", "11" }, { "J", "12" }, { "C", "13", "布控查验" } }, "inspect", "attention", "C", "dddappp" },
  { "/status/declaration/tax-after-inspection", CUSTOMS_KIND_DECLARATION,
    { { "J", "12" }, { "C", "13" }, { "T", "14" } }, "tax", "attention", "T", "ddddapp" },
  { "/status/declaration/tax-without-inspection", CUSTOMS_KIND_DECLARATION,
    { { "J", "12" }, { "T", "14" } }, "tax", "attention", "T", "dddsapp" },
  { "/status/declaration/rejected", CUSTOMS_KIND_DECLARATION,
    { { "7", "10" }, { "L", "11" }, { "E", "12", "退单" } }, "review", "error", "E", "ddfpppp" },
  { "/status/declaration/declared-again", CUSTOMS_KIND_DECLARATION,
    { { "7", "10" }, { "L", "11" }, { "E", "12" }, { "7", "13" } }, "declare", "progress", "7", "cpppppp" },
  { "/status/declaration/deleted", CUSTOMS_KIND_DECLARATION,
    { { "J", "12" }, { "P", "13" }, { "D", "14" } }, "ended", "error", "D", "dddssfp" },
  { "/status/declaration/called-back", CUSTOMS_KIND_DECLARATION,
    { { "J", "12" }, { "P", "13" }, { "C", "14" } }, "inspect", "attention", "C", "dddappp" },
  { "/status/declaration/late-progress", CUSTOMS_KIND_DECLARATION,
    { { "P", "13" }, { "J", "14" } }, "release", "done", "P", "dddsscp" },
  { "/status/declaration/unknown", CUSTOMS_KIND_DECLARATION,
    { { "L", "11" }, { "U", "12" } }, "unknown", "progress", "U", "dcppppp" },
  { "/status/declaration/unknown-at-the-same-time", CUSTOMS_KIND_DECLARATION,
    { { "U", "11" }, { "L", "11" } }, "store", "progress", "L", "dcppppp" },
  { "/status/declaration/unknown-after-release", CUSTOMS_KIND_DECLARATION,
    { { "P", "13" }, { "U", "14" } }, "release", "done", "P", "dddsscp" },
  { "/status/declaration/guarantee", CUSTOMS_KIND_DECLARATION, { { "K", "13" } }, "release", "done", "K", "dddsscp" },
  { "/status/declaration/two-step", CUSTOMS_KIND_DECLARATION,
    { { "SpL", "11" }, { "SpJ", "12" }, { "SpK", "13" } }, "release", "done", "SpK", "dddsscp" },
  { "/status/declaration/contradictory-s", CUSTOMS_KIND_DECLARATION, { { "S", "11" } }, "unknown", "progress", "S", "cpppppp" },

  { "/status/inventory/official-flow", CUSTOMS_KIND_INVENTORY,
    { { "2", "10" }, { "3", "11" }, { "120", "12" }, { "399", "13" }, { "800", "14" }, { "899", "15" } },
    "close", "done", "899", "dddssdd" },
  { "/status/inventory/rejected", CUSTOMS_KIND_INVENTORY,
    { { "2", "10" }, { "120", "12" }, { "100", "13", "[Code:1313;Desc:超过年度限额]" } }, "review", "error", "100", "ddfpppp" },
  { "/status/inventory/declared-again", CUSTOMS_KIND_INVENTORY,
    { { "2", "10" }, { "120", "12" }, { "100", "13" }, { "2", "14" }, { "120", "15" } }, "store", "progress", "120", "dcppppp" },
  { "/status/inventory/manual-review", CUSTOMS_KIND_INVENTORY,
    { { "120", "12" }, { "300", "13" } }, "review", "attention", "300", "ddapppp" },
  { "/status/inventory/inspection", CUSTOMS_KIND_INVENTORY,
    { { "399", "13" }, { "500", "14" } }, "inspect", "attention", "500", "dddappp" },
  { "/status/inventory/held", CUSTOMS_KIND_INVENTORY,
    { { "399", "13" }, { "502", "14" }, { "399", "15" }, { "-621017", "16" }, { "23", "17" } },
    "inspect", "attention", "502", "dddappp" },
  { "/status/inventory/hold-without-a-name", CUSTOMS_KIND_INVENTORY, { { "577", "14" } }, "inspect", "attention", "577", "dddappp" },
  { "/status/inventory/hold-lifted", CUSTOMS_KIND_INVENTORY,
    { { "501", "14" }, { "800", "15" } }, "release", "done", "800", "ddddscp" },
  { "/status/inventory/sent-back", CUSTOMS_KIND_INVENTORY,
    { { "120", "12" }, { "503", "14" }, { "700", "15" } }, "ended", "error", "700", "dddfppp" },
  { "/status/inventory/exception", CUSTOMS_KIND_INVENTORY,
    { { "500", "13" }, { "-621018", "14", "超过年度限额" } }, "review", "error", "-621018", "ddfpppp" },
  { "/status/inventory/exception-then-progress", CUSTOMS_KIND_INVENTORY,
    { { "2", "10" }, { "-621013", "11" }, { "120", "12" } }, "store", "progress", "120", "ddcpppp" },
  { "/status/inventory/exception-after-release", CUSTOMS_KIND_INVENTORY,
    { { "800", "13" }, { "-621004", "14" } }, "release", "done", "800", "dddsscp" },
  { "/status/inventory/inspected-after-release", CUSTOMS_KIND_INVENTORY,
    { { "800", "13" }, { "500", "14" } }, "inspect", "attention", "500", "dddappp" },
  { "/status/inventory/nothing-after-closing", CUSTOMS_KIND_INVENTORY,
    { { "899", "13" }, { "500", "14" }, { "100", "15" }, { "2", "16" } }, "close", "done", "899", "ddddsdd" },
  { "/status/inventory/rejected-at-the-instant-of-acceptance", CUSTOMS_KIND_INVENTORY,
    { { "399", "13" }, { "100", "13" } }, "review", "error", "100", "ddfpppp" },
  { "/status/inventory/unknown", CUSTOMS_KIND_INVENTORY, { { "23", "13" } }, "unknown", "progress", "23", "cpppppp" },

  { "/status/order/arrived", CUSTOMS_KIND_ORDER, { { "2", "10" }, { "120", "11" } }, "store", "done", "120", "dcppppp" },
  { "/status/order/refused", CUSTOMS_KIND_ORDER, { { "2", "10" }, { "-301010", "11" } }, "review", "error", "-301010", "ddfpppp" },
  { "/status/waybill/signed", CUSTOMS_KIND_WAYBILL, { { "120", "10" }, { "S", "11" }, { "120", "12" } }, "close", "done", "S", "dddssdd" },
};

static CustomsEvent
make_event (const Said *said)
{
  return (CustomsEvent) { said->code, said->at, said->info != NULL ? said->info : "" };
}

/* The @number-th order of @n things, for @number from 0 to n! - 1. */
static void
permute (guint  number,
         guint  n,
         guint *order)
{
  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n; i > 1; i--)
    {
      guint other = number % i;
      guint kept = order[i - 1];

      order[i - 1] = order[other];
      order[other] = kept;
      number /= i;
    }
}

static void
reduce (CustomsStatus *status,
        const Case    *wanted,
        guint          n,
        guint          number)
{
  static CustomsEvent events[MOST_EVENTS];
  guint order[MOST_EVENTS];

  permute (number, n, order);
  for (guint i = 0; i < n; i++)
    events[i] = make_event (&wanted->said[order[i]]);

  customs_status_reduce (status, wanted->kind, events, n);
}

static void
test_case (gconstpointer data)
{
  const Case *wanted = data;
  guint n = 0, orders = 1;

  while (n < MOST_EVENTS && wanted->said[n].code != NULL)
    orders *= ++n;

  for (guint number = 0; number < orders; number++)
    {
      g_auto (CustomsStatus) status = { 0 };
      char steps[CUSTOMS_N_STAGES + 1] = "";

      reduce (&status, wanted, n, number);
      for (guint i = 0; i < CUSTOMS_N_STAGES; i++)
        steps[i] = status.steps[i].state[0];

      g_assert_cmpstr (customs_stage_get_nick (status.stage), ==, wanted->stage);
      g_assert_cmpstr (status.kind, ==, wanted->outcome);
      g_assert_cmpstr (status.code, ==, wanted->code);
      g_assert_cmpstr (steps, ==, wanted->steps);
    }
}

static void
reduce_one (CustomsStatus *status,
            const char    *code,
            const char    *info)
{
  const Case wanted = { .kind = CUSTOMS_KIND_INVENTORY, .said = { { code, "10", info } } };

  reduce (status, &wanted, 1, 0);
}

static void
test_reason (void)
{
  g_auto (CustomsStatus) coded = { 0 };
  g_auto (CustomsStatus) plain = { 0 };
  g_auto (CustomsStatus) silent = { 0 };
  g_auto (CustomsStatus) good = { 0 };

  reduce_one (&coded, "100", "[Code:1313;Desc:订购人购买超过年度限额,超过个人年度购买额度]");
  reduce_one (&plain, "500", "布控查验");
  reduce_one (&silent, "500", "");
  reduce_one (&good, "120", "[Code:1800;Desc:逻辑校验通过]");

  g_assert_cmpstr (coded.reason_code, ==, "1313");
  g_assert_cmpstr (coded.reason_text, ==, "订购人购买超过年度限额,超过个人年度购买额度");
  g_assert_null (plain.reason_code);
  g_assert_cmpstr (plain.reason_text, ==, "布控查验");
  g_assert_null (silent.reason_text);
  g_assert_null (good.reason_text);
}

static void
test_unknown_text (void)
{
  g_auto (CustomsStatus) status = { 0 };

  reduce_one (&status, "18", "");
  g_assert_cmpstr (status.text, ==, "处理中（代码 18）");
  g_assert_cmpstr (status.kind, ==, "progress");
}

/* A late word about an early stage must not be shown beside the stage that is long done. */
static void
test_step_keeps_its_event (void)
{
  CustomsEvent events[] = { { "-621017", "12", "系统发生异常" }, { "399", "10", "审结" }, { "800", "11", "放行" } };
  g_auto (CustomsStatus) status = { 0 };

  customs_status_reduce (&status, CUSTOMS_KIND_INVENTORY, events, G_N_ELEMENTS (events));

  g_assert_cmpstr (status.steps[CUSTOMS_STAGE_REVIEW].event->info, ==, "审结");
  g_assert_cmpstr (status.at, ==, "11");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].name, &cases[i], test_case);
  g_test_add_func ("/status/reason", test_reason);
  g_test_add_func ("/status/unknown-text", test_unknown_text);
  g_test_add_func ("/status/step-keeps-its-event", test_step_keeps_its_event);

  return g_test_run ();
}
