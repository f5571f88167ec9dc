/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The terminals of a storm:  storm TOKENS PORT [PORT] < VISITORS > ANSWERS
 *
 * TOKENS is a file with a terminal's token a line. Each line of the input is a visitor: the number of the terminal, what
 * happens to this one, the Idempotency-Key and the envelope, parted by blanks. Letters tell what happens: d, the terminal
 * sends it once more after the answer; l, the terminal hangs up before the first answer comes; c, who gets a seat gives it
 * up; - nothing. A terminal sends until it is told, as an outbox does, and goes to the other gateway when one is away.
 *
 * Each line of the output is one answer: the line of the visitor (from 0), "first", "again" or "cancel", the seconds when it
 * was first asked for and when it came, how often it was sent, the status and the body.
 *
 * Threads: one a terminal; they share nothing but the output. */

#include <arpa/inet.h>
#include <gio/gio.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#define MOST_PORTS   2
#define MOST_ANSWER  65536
#define PATIENCE     10      /* seconds for an answer */
#define LONGEST_WAIT 20000   /* microseconds between two tries */
#define GIVE_UP      300     /* seconds of a whole terminal */

typedef struct
{
  guint  line;
  char  *fate;
  char  *key;
  char  *envelope;
} Visitor;

typedef struct
{
  char      *token;
  GPtrArray *visitors;
  guint      port;      /* index */
  int        fd;        /* -1 while it is not connected */
  GRand     *rand;
  gint64     deadline;
} Terminal;

typedef struct
{
  int  status;
  char data[MOST_ANSWER];
  char *body;   /* in @data */
} Answer;

static guint16 ports[MOST_PORTS];
static guint n_ports;
static GMutex output;

static void
hang_up (Terminal *terminal)
{
  if (terminal->fd >= 0)
    close (terminal->fd);
  terminal->fd = -1;
}

static gboolean
call (Terminal *terminal)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (ports[terminal->port]) };
  struct timeval patience = { .tv_sec = PATIENCE };
  int one = 1;

  if (terminal->fd >= 0)
    return TRUE;

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  terminal->fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  setsockopt (terminal->fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt (terminal->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  if (connect (terminal->fd, (struct sockaddr *) &address, sizeof address) == 0)
    return TRUE;

  hang_up (terminal);
  return FALSE;
}

static gboolean
say (Terminal   *terminal,
     const char *text)
{
  gsize length = strlen (text);

  return send (terminal->fd, text, length, MSG_NOSIGNAL) == (gssize) length;
}

/* Whether the whole answer is in @answer->data. */
static gboolean
is_whole (Answer *answer,
          gsize   length)
{
  char *end = strstr (answer->data, "\r\n\r\n");
  char *told = end != NULL ? strstr (answer->data, "Content-Length: ") : NULL;

  if (told == NULL || told > end)
    return FALSE;

  answer->body = end + 4;
  answer->status = atoi (answer->data + strlen ("HTTP/1.1 "));
  return length == (gsize) (answer->body - answer->data) + (gsize) atol (told + strlen ("Content-Length: "));
}

static gboolean
hear (Terminal *terminal,
      Answer   *answer)
{
  gsize length = 0;

  while (length < MOST_ANSWER - 1)
    {
      gssize n = recv (terminal->fd, answer->data + length, MOST_ANSWER - 1 - length, 0);

      if (n <= 0)
        return FALSE;
      length += (gsize) n;
      answer->data[length] = '\0';
      if (is_whole (answer, length))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_final (int status)
{
  return status != 429 && status < 500;
}

/* Sends until it is told. */
static guint
ask (Terminal   *terminal,
     const char *request,
     gboolean    lose_first,
     Answer     *answer)
{
  for (guint tries = 1;; tries++)
    {
      gboolean told = call (terminal) && say (terminal, request);

      if (told && lose_first)
        told = FALSE;
      else
        told = told && hear (terminal, answer);
      lose_first = FALSE;
      if (told && is_final (answer->status))
        return tries;

      if (g_get_monotonic_time () > terminal->deadline)
        g_error ("A terminal was never told");
      if (!told)
        {
          hang_up (terminal);
          terminal->port = (terminal->port + 1) % n_ports;
        }
      g_usleep ((gulong) g_rand_int_range (terminal->rand, 0, LONGEST_WAIT));
    }
}

static void
tell (const Visitor *visitor,
      const char    *what,
      gint64         begun,
      guint          tries,
      const Answer  *answer)
{
  gint64 now = g_get_monotonic_time ();

  g_mutex_lock (&output);
  printf ("%u %s %.6f %.6f %u %d %s\n", visitor->line, what, (double) begun / G_USEC_PER_SEC, (double) now / G_USEC_PER_SEC, tries,
          answer->status, answer->body);
  g_mutex_unlock (&output);
}

static char *
write_signup (Terminal      *terminal,
              const Visitor *visitor)
{
  return g_strdup_printf ("POST /v1/envelopes HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
                          "Idempotency-Key: %s\r\nContent-Length: %zu\r\n\r\n%s",
                          terminal->token, visitor->key, strlen (visitor->envelope), visitor->envelope);
}

/* (nullable) */
static char *
write_cancel (Terminal     *terminal,
              const Answer *answer)
{
  const char *code = strstr (answer->body, "\"code\":\"");

  if (code == NULL || strstr (answer->body, "\"state\":\"confirmed\"") == NULL)
    return NULL;
  return g_strdup_printf ("POST /v1/training/signups/%.8s/cancel HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer %s\r\nKiosk-Factor: 7788\r\n"
                          "Content-Length: 0\r\n\r\n", code + strlen ("\"code\":\""), terminal->token);
}

static void
serve (Terminal      *terminal,
       const Visitor *visitor,
       Answer        *answer)
{
  g_autofree char *signup = write_signup (terminal, visitor);
  g_autofree char *cancel = NULL;
  gint64 begun = g_get_monotonic_time ();
  guint tries = ask (terminal, signup, strchr (visitor->fate, 'l') != NULL, answer);

  tell (visitor, "first", begun, tries, answer);
  if (strchr (visitor->fate, 'c') != NULL)
    cancel = write_cancel (terminal, answer);
  if (strchr (visitor->fate, 'd') != NULL)
    {
      begun = g_get_monotonic_time ();
      tries = ask (terminal, signup, FALSE, answer);
      tell (visitor, "again", begun, tries, answer);
    }
  if (cancel != NULL)
    {
      begun = g_get_monotonic_time ();
      tries = ask (terminal, cancel, strchr (visitor->fate, 'l') != NULL, answer);
      tell (visitor, "cancel", begun, tries, answer);
    }
}

static gpointer
run_terminal (gpointer data)
{
  Terminal *terminal = data;
  g_autofree Answer *answer = g_new (Answer, 1);

  terminal->deadline = g_get_monotonic_time () + (gint64) GIVE_UP * G_USEC_PER_SEC;
  for (guint i = 0; i < terminal->visitors->len; i++)
    serve (terminal, terminal->visitors->pdata[i], answer);
  hang_up (terminal);
  return NULL;
}

static GPtrArray *
read_terminals (const char *file)
{
  GPtrArray *terminals = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (file, &text, NULL, &error))
    g_error ("%s", error->message);

  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      Terminal *terminal = g_new0 (Terminal, 1);

      terminal->token = g_strdup (lines[i]);
      terminal->visitors = g_ptr_array_new ();
      terminal->port = i % n_ports;
      terminal->fd = -1;
      terminal->rand = g_rand_new_with_seed (i);
      g_ptr_array_add (terminals, terminal);
    }
  return terminals;
}

static void
read_visitors (GPtrArray *terminals)
{
  char *line = NULL;
  size_t size = 0;

  for (guint number = 0; getline (&line, &size, stdin) > 0; number++)
    {
      g_auto (GStrv) words = g_strsplit (g_strchomp (line), " ", 4);
      Terminal *terminal = terminals->pdata[(guint) atoi (words[0]) % terminals->len];
      Visitor *visitor = g_new0 (Visitor, 1);

      visitor->line = number;
      visitor->fate = g_strdup (words[1]);
      visitor->key = g_strdup (words[2]);
      visitor->envelope = g_strdup (words[3]);
      g_ptr_array_add (terminal->visitors, visitor);
    }
  free (line);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  GPtrArray *terminals;

  for (int i = 2; i < argc && n_ports < MOST_PORTS; i++)
    ports[n_ports++] = (guint16) atoi (argv[i]);
  if (n_ports == 0)
    g_error ("This wants: TOKENS PORT [PORT]");

  terminals = read_terminals (argv[1]);
  read_visitors (terminals);
  for (guint i = 0; i < terminals->len; i++)
    g_ptr_array_add (threads, g_thread_new ("terminal", run_terminal, terminals->pdata[i]));
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (threads->pdata[i]);
  return EXIT_SUCCESS;
}
