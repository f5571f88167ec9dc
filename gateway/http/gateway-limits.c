/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-limits.h"

#define MOST_COUNTERS 100000
#define BURST         4   /* seconds' worth of requests that may come at once */

typedef struct
{
  gint64 since;
  guint  wrong;
} Counter;

typedef struct
{
  gint64 filled_at;
  double tokens;
} Bucket;

struct _GatewayLimits
{
  GMutex      lock;
  guint       rate;
  GHashTable *counters;   /* what is guessed at, to Counter */
  GHashTable *buckets;    /* terminal or address, to Bucket */
};

GatewayLimits *
gateway_limits_new (guint rate)
{
  GatewayLimits *limits = g_new0 (GatewayLimits, 1);

  g_mutex_init (&limits->lock);
  limits->rate = rate;
  limits->counters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  limits->buckets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return limits;
}

void
gateway_limits_free (GatewayLimits *limits)
{
  g_hash_table_unref (limits->counters);
  g_hash_table_unref (limits->buckets);
  g_mutex_clear (&limits->lock);
  g_free (limits);
}

static guint
take_token (GatewayLimits *limits,
            const char    *terminal,
            gint64         now)
{
  Bucket *bucket = g_hash_table_lookup (limits->buckets, terminal);
  double most = (double) limits->rate * BURST;

  if (bucket == NULL)
    {
      /* phones come from any address */
      if (g_hash_table_size (limits->buckets) >= MOST_COUNTERS)
        g_hash_table_remove_all (limits->buckets);

      bucket = g_new0 (Bucket, 1);
      bucket->tokens = most;
      bucket->filled_at = now;
      g_hash_table_insert (limits->buckets, g_strdup (terminal), bucket);
    }

  bucket->tokens = MIN (most, bucket->tokens + (double) (now - bucket->filled_at) / G_USEC_PER_SEC * limits->rate);
  bucket->filled_at = now;
  if (bucket->tokens < 1)
    return 1;

  bucket->tokens -= 1;
  return 0;
}

guint
gateway_limits_request (GatewayLimits *limits,
                        const char    *terminal,
                        gint64         now)
{
  guint wait;

  if (limits->rate == 0)
    return 0;

  g_mutex_lock (&limits->lock);
  wait = take_token (limits, terminal, now);
  g_mutex_unlock (&limits->lock);
  return wait;
}

static gboolean
is_over (gpointer key,
         gpointer value,
         gpointer now)
{
  return *(gint64 *) now - ((Counter *) value)->since > GATEWAY_GUESS_WINDOW * G_USEC_PER_SEC;
}

static Counter *
find_counter (GatewayLimits *limits,
              const char    *key,
              gint64         now)
{
  Counter *counter = g_hash_table_lookup (limits->counters, key);

  if (counter != NULL && is_over (NULL, counter, &now))
    *counter = (Counter) { now, 0 };
  if (counter != NULL)
    return counter;

  /* Whoever fills the table with made-up records is stopped by the count of the terminal, which comes first. */
  if (g_hash_table_size (limits->counters) >= MOST_COUNTERS)
    g_hash_table_foreach_remove (limits->counters, is_over, &now);
  if (g_hash_table_size (limits->counters) >= MOST_COUNTERS)
    g_hash_table_remove_all (limits->counters);

  counter = g_new0 (Counter, 1);
  counter->since = now;
  g_hash_table_insert (limits->counters, g_strdup (key), counter);
  return counter;
}

typedef struct
{
  char  *keys[3];
  guint  most[3];
} Guess;

static void
describe_guess (Guess      *guess,
                const char *terminal,
                const char *record)
{
  guess->keys[0] = g_strconcat ("t\n", terminal, NULL);
  guess->keys[1] = g_strconcat ("r\n", record, NULL);
  guess->keys[2] = g_strconcat ("b\n", terminal, "\n", record, NULL);
  guess->most[0] = GATEWAY_GUESSES_AT;
  guess->most[1] = GATEWAY_GUESSES_OF_RECORD;
  guess->most[2] = GATEWAY_GUESSES_HERE;
}

static void
clear_guess (Guess *guess)
{
  for (guint i = 0; i < 3; i++)
    g_free (guess->keys[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Guess, clear_guess)

static guint
count_guess (GatewayLimits *limits,
             const Guess   *guess,
             gint64         now)
{
  for (guint i = 0; i < 3; i++)
    {
      Counter *counter = find_counter (limits, guess->keys[i], now);

      if (counter->wrong >= guess->most[i])
        return (guint) (GATEWAY_GUESS_WINDOW - (now - counter->since) / G_USEC_PER_SEC);
    }

  for (guint i = 0; i < 3; i++)
    find_counter (limits, guess->keys[i], now)->wrong++;
  return 0;
}

guint
gateway_limits_guess (GatewayLimits *limits,
                      const char    *terminal,
                      const char    *record,
                      gint64         now)
{
  g_auto (Guess) guess = { 0 };
  guint wait;

  describe_guess (&guess, terminal, record);
  g_mutex_lock (&limits->lock);
  wait = count_guess (limits, &guess, now);
  g_mutex_unlock (&limits->lock);
  return wait;
}

void
gateway_limits_right (GatewayLimits *limits,
                      const char    *terminal,
                      const char    *record)
{
  g_auto (Guess) guess = { 0 };

  describe_guess (&guess, terminal, record);
  g_mutex_lock (&limits->lock);
  for (guint i = 0; i < 3; i++)
    {
      Counter *counter = g_hash_table_lookup (limits->counters, guess.keys[i]);

      if (counter != NULL && counter->wrong > 0)
        counter->wrong--;
    }
  g_mutex_unlock (&limits->lock);
}
