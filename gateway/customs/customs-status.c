/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-status.h"

#include <string.h>

typedef enum { PROGRESS, DONE, ATTENTION, ERROR } Outcome;

static const char * const outcome_nicks[] = { "progress", "done", "attention", "error" };

/* What a code means: its stage, how it goes on, and customs' own words. */
typedef struct
{
  const char   *code;
  CustomsStage  stage;
  Outcome       kind;
  const char   *text;
} Meaning;

/* CHANNEL of DEC_RESULT */
static const Meaning channels[] = {
  { "3", CUSTOMS_STAGE_DECLARE, PROGRESS, "上载成功" },
  { "4", CUSTOMS_STAGE_DECLARE, ERROR, "上载失败" },
  { "7", CUSTOMS_STAGE_DECLARE, PROGRESS, "申报成功" },
  { "8", CUSTOMS_STAGE_DECLARE, ERROR, "申报失败" },
  { "9", CUSTOMS_STAGE_DECLARE, ERROR, "申报失败" },
  { "Y", CUSTOMS_STAGE_DECLARE, ERROR, "申报失败" },
  { "L", CUSTOMS_STAGE_STORE, PROGRESS, "海关入库成功" },
  { "E", CUSTOMS_STAGE_REVIEW, ERROR, "海关退单" },
  { "Z", CUSTOMS_STAGE_REVIEW, ERROR, "退回修改" },
  { "G", CUSTOMS_STAGE_REVIEW, PROGRESS, "报关单已审结" },
  { "J", CUSTOMS_STAGE_REVIEW, PROGRESS, "通关无纸化审结" },
  { "W", CUSTOMS_STAGE_REVIEW, PROGRESS, "海关无纸验放通知" },
  { "H", CUSTOMS_STAGE_REVIEW, ATTENTION, "海关挂起" },
  { "M", CUSTOMS_STAGE_REVIEW, ATTENTION, "报关单重审" },
  { "N", CUSTOMS_STAGE_REVIEW, ATTENTION, "重传文件" },
  { "C", CUSTOMS_STAGE_INSPECT, ATTENTION, "查验通知" },
  { "V", CUSTOMS_STAGE_INSPECT, ATTENTION, "现场验估" },
  { "Q", CUSTOMS_STAGE_INSPECT, ATTENTION, "现场验估" },
  { "T", CUSTOMS_STAGE_TAX, ATTENTION, "需交税费" },
  { "X", CUSTOMS_STAGE_RELEASE, PROGRESS, "准予进港" },
  { "O", CUSTOMS_STAGE_RELEASE, PROGRESS, "准予进卡" },
  { "#", CUSTOMS_STAGE_RELEASE, PROGRESS, "准予进卡" },
  { "B", CUSTOMS_STAGE_RELEASE, DONE, "担保放行" },
  { "K", CUSTOMS_STAGE_RELEASE, DONE, "通关无纸化担保放行" },
  { "I", CUSTOMS_STAGE_RELEASE, DONE, "海关无纸放行" },
  { "F", CUSTOMS_STAGE_RELEASE, DONE, "放行交单" },
  { "P", CUSTOMS_STAGE_RELEASE, DONE, "海关已放行" },
  { "R", CUSTOMS_STAGE_CLOSE, DONE, "已结关" },
  { "A", CUSTOMS_STAGE_ENDED, ERROR, "放行前删除" },
  { "D", CUSTOMS_STAGE_ENDED, ERROR, "海关删单" },
  { "SpL", CUSTOMS_STAGE_STORE, PROGRESS, "概要申报海关入库" },
  { "SpE", CUSTOMS_STAGE_REVIEW, ERROR, "概要申报海关退单" },
  { "SpJ", CUSTOMS_STAGE_REVIEW, PROGRESS, "概要申报海关审结" },
  { "Sp1", CUSTOMS_STAGE_REVIEW, ATTENTION, "要求补充申报" },
  { "SpC", CUSTOMS_STAGE_INSPECT, ATTENTION, "查验通知" },
  { "SpK", CUSTOMS_STAGE_RELEASE, DONE, "提货放行" },
};

/* returnStatus of CEB receipts, specification of 2022-05; 600 is seen in the field only */
static const Meaning return_statuses[] = {
  { "1", CUSTOMS_STAGE_DECLARE, PROGRESS, "电子口岸已暂存" },
  { "2", CUSTOMS_STAGE_DECLARE, PROGRESS, "电子口岸申报中" },
  { "3", CUSTOMS_STAGE_DECLARE, PROGRESS, "发送海关成功" },
  { "4", CUSTOMS_STAGE_DECLARE, ERROR, "发送海关失败" },
  { "100", CUSTOMS_STAGE_REVIEW, ERROR, "海关退单" },
  { "120", CUSTOMS_STAGE_STORE, PROGRESS, "海关入库" },
  { "300", CUSTOMS_STAGE_REVIEW, ATTENTION, "人工审核" },
  { "399", CUSTOMS_STAGE_REVIEW, PROGRESS, "海关审结" },
  { "500", CUSTOMS_STAGE_INSPECT, ATTENTION, "查验" },
  { "501", CUSTOMS_STAGE_INSPECT, ATTENTION, "扣留移送通关" },
  { "502", CUSTOMS_STAGE_INSPECT, ATTENTION, "扣留移送缉私" },
  { "503", CUSTOMS_STAGE_INSPECT, ATTENTION, "扣留移送法规" },
  { "505", CUSTOMS_STAGE_INSPECT, ATTENTION, "移交" },
  { "599", CUSTOMS_STAGE_INSPECT, ATTENTION, "其它扣留" },
  { "600", CUSTOMS_STAGE_REVIEW, ATTENTION, "挂起" },
  { "700", CUSTOMS_STAGE_ENDED, ERROR, "退运" },
  { "800", CUSTOMS_STAGE_RELEASE, DONE, "放行" },
  { "899", CUSTOMS_STAGE_CLOSE, DONE, "结关" },
  { "S", CUSTOMS_STAGE_CLOSE, DONE, "已签收" },
};

static const char * const stage_nicks[] = {
  "declare", "store", "review", "inspect", "tax", "release", "close", "ended", "unknown",
};

const char *
customs_stage_get_nick (CustomsStage stage)
{
  return stage_nicks[stage];
}

void
customs_status_clear (CustomsStatus *status)
{
  g_free (status->text);
  g_free (status->reason_code);
  g_free (status->reason_text);
}

/* 501 to 599: the goods are held. */
static gboolean
is_hold_code (const char *code)
{
  return code[0] == '5' && g_ascii_isdigit (code[1]) && g_ascii_isdigit (code[2]) && code[3] == '\0'
         && strcmp (code, "500") != 0;
}

static gboolean
is_exception_code (const char *code)
{
  return code[0] == '-';
}

static Meaning
meaning_of_other (CustomsKind  kind,
                  const char  *code)
{
  if (kind != CUSTOMS_KIND_DECLARATION && is_exception_code (code))
    return (Meaning) { code, CUSTOMS_STAGE_REVIEW, ERROR, "处理异常" };
  if (kind != CUSTOMS_KIND_DECLARATION && is_hold_code (code))
    return (Meaning) { code, CUSTOMS_STAGE_INSPECT, ATTENTION, "其它扣留" };

  return (Meaning) { code, CUSTOMS_STAGE_UNKNOWN, PROGRESS, NULL };
}

static Meaning
meaning_of (CustomsKind  kind,
            const char  *code)
{
  const Meaning *table = kind == CUSTOMS_KIND_DECLARATION ? channels : return_statuses;
  gsize n = kind == CUSTOMS_KIND_DECLARATION ? G_N_ELEMENTS (channels) : G_N_ELEMENTS (return_statuses);

  for (gsize i = 0; i < n; i++)
    if (strcmp (table[i].code, code) == 0)
      {
        Meaning meaning = table[i];

        /* orders, payments and waybills have nothing after their arrival at customs */
        if (kind != CUSTOMS_KIND_DECLARATION && kind != CUSTOMS_KIND_INVENTORY && strcmp (code, "120") == 0)
          meaning.kind = DONE;
        return meaning;
      }

  return meaning_of_other (kind, code);
}

/* Of two things said at the same instant the later stage counts, then the worse news; an unknown code least. */
static int
rank_of (const Meaning *meaning)
{
  return meaning->stage == CUSTOMS_STAGE_UNKNOWN ? -1 : (int) meaning->stage * 4 + (int) meaning->kind;
}

static int
compare_events (gconstpointer a,
                gconstpointer b,
                gpointer      kind)
{
  const CustomsEvent *one = a;
  const CustomsEvent *other = b;
  int order = strcmp (one->at, other->at);

  if (order == 0)
    {
      Meaning meaning = meaning_of ((CustomsKind) GPOINTER_TO_INT (kind), one->code);
      Meaning other_meaning = meaning_of ((CustomsKind) GPOINTER_TO_INT (kind), other->code);

      order = rank_of (&meaning) - rank_of (&other_meaning);
    }
  if (order == 0)
    order = strcmp (one->code, other->code);
  return order != 0 ? order : strcmp (one->info, other->info);
}

/* Released, closed, deleted or sent back. */
static gboolean
is_final (const Meaning *meaning)
{
  return meaning->stage == CUSTOMS_STAGE_ENDED || (meaning->stage >= CUSTOMS_STAGE_RELEASE && meaning->kind == DONE);
}

static gboolean
is_hold (const Meaning *meaning)
{
  return meaning->stage == CUSTOMS_STAGE_INSPECT && is_hold_code (meaning->code);
}

/* A decision of customs against the goods, unlike an exception of the systems in between. */
static gboolean
is_objection (const Meaning *meaning)
{
  return meaning->kind >= ATTENTION && meaning->stage >= CUSTOMS_STAGE_REVIEW && !is_exception_code (meaning->code);
}

/* Whether @next, said later, changes where the record stands. As a rule what was said last counts. But a hold lasts until
 * the goods are released or sent back, a release until customs objects, and nothing follows the end. */
static gboolean
takes_over (const Meaning *now,
            const Meaning *next)
{
  if (now->code == NULL)
    return TRUE;
  if (is_hold (now))
    return is_final (next) || is_hold (next);
  if (!is_final (now))
    return TRUE;
  if (is_final (next))
    return next->stage >= now->stage || now->stage == CUSTOMS_STAGE_ENDED;

  return now->stage == CUSTOMS_STAGE_RELEASE && is_objection (next);
}

/* A submission after a rejection begins the row anew. */
static gboolean
is_new_attempt (const Meaning *now,
                const Meaning *next)
{
  return now->code != NULL && now->kind == ERROR && !is_final (now) && !is_exception_code (now->code)
         && next->stage <= CUSTOMS_STAGE_STORE && next->kind == PROGRESS;
}

static void
fill_states (CustomsStatus *status,
             const Meaning *now,
             CustomsStage   reached)
{
  CustomsStep *steps = status->steps;

  for (int i = 0; i < CUSTOMS_N_STAGES; i++)
    {
      gboolean optional = i == CUSTOMS_STAGE_INSPECT || i == CUSTOMS_STAGE_TAX;

      if (i > (int) reached)
        steps[i].state = "pending";
      else if (i < (int) reached)
        steps[i].state = optional && steps[i].event == NULL ? "skipped" : "done";
      else if (now->kind == ERROR)
        steps[i].state = "failed";
      else if (now->kind == ATTENTION)
        steps[i].state = "attention";
      else
        steps[i].state = i == CUSTOMS_STAGE_CLOSE ? "done" : "current";
    }
}

/* "[Code:1313;Desc:...]", as customs writes its reasons */
static void
take_reason (CustomsStatus *status,
             const char    *info)
{
  static GRegex *pattern;
  g_autoptr (GMatchInfo) match = NULL;

  if (g_once_init_enter (&pattern))
    g_once_init_leave (&pattern, g_regex_new ("\\[Code:(\\d+);Desc:([^\\]]*)\\]", G_REGEX_OPTIMIZE, 0, NULL));

  if (g_regex_match (pattern, info, 0, &match))
    {
      status->reason_code = g_match_info_fetch (match, 1);
      status->reason_text = g_match_info_fetch (match, 2);
    }
  else if (*info != '\0')
    status->reason_text = g_strdup (info);
}

static void
fill_words (CustomsStatus      *status,
            const Meaning      *now,
            const CustomsEvent *event)
{
  status->stage = now->stage;
  status->kind = outcome_nicks[now->kind];
  status->code = now->code;
  status->text = now->text != NULL ? g_strdup (now->text) : g_strdup_printf ("处理中（代码 %s）", now->code);
  status->at = event->at;
  if (now->kind == ERROR || now->kind == ATTENTION)
    take_reason (status, event->info);
}

void
customs_status_reduce (CustomsStatus *status,
                       CustomsKind    kind,
                       CustomsEvent  *events,
                       guint          n)
{
  static const CustomsEvent none = { "", "", "" };
  Meaning now = { NULL, CUSTOMS_STAGE_DECLARE, PROGRESS, "" };
  const CustomsEvent *last = &none;
  CustomsStage reached = CUSTOMS_STAGE_DECLARE;

  *status = (CustomsStatus) { 0 };
  g_qsort_with_data (events, (int) n, sizeof *events, compare_events, GINT_TO_POINTER (kind));

  for (guint i = 0; i < n; i++)
    {
      Meaning next = meaning_of (kind, events[i].code);
      gboolean counts = takes_over (&now, &next);

      if (is_new_attempt (&now, &next))
        {
          memset (status->steps, 0, sizeof status->steps);
          reached = CUSTOMS_STAGE_DECLARE;
        }
      if (next.stage < CUSTOMS_N_STAGES && (counts || status->steps[next.stage].event == NULL))
        status->steps[next.stage].event = &events[i];
      if (!counts)
        continue;

      now = next;
      last = &events[i];
      if (next.stage < CUSTOMS_N_STAGES)
        reached = next.kind == PROGRESS ? MAX (reached, next.stage) : next.stage;
    }

  if (now.code == NULL)
    now = (Meaning) { "", CUSTOMS_STAGE_DECLARE, PROGRESS, "已登记，尚无回执" };
  fill_states (status, &now, reached);
  fill_words (status, &now, last);
}
