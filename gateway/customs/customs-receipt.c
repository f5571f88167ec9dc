/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Read as a stream of events: a tree of a file that is full of small elements is fifty times as large as the file. */

#include "customs-receipt.h"

#include <libxml/encoding.h>
#include <libxml/parserInternals.h>
#include <string.h>

G_DEFINE_QUARK (customs-receipt-error-quark, customs_receipt_error)

/* Where in a file its messages are. */
typedef enum
{
  MESSAGES_BELOW_ROOT,   /* CEB: each child of the root but the wrapping ones */
  MESSAGE_IS_ROOT,
  MESSAGES_ANYWHERE,     /* DEC_DATA: DEC_RESULT at any depth */
  MESSAGE_IN_DATA,       /* DxpMsg: base64 in Data */
} Layout;

typedef struct
{
  xmlParserCtxt  *context;
  GPtrArray      *messages;
  GError         *error;          /* what is wrong besides the XML; ends the reading */
  gboolean        enveloped;
  Layout          layout;
  guint           depth;
  CustomsMessage *message;        /* (nullable): that is being read, one of @messages */
  guint           message_depth;
  gboolean        in_leaf;        /* no child has been seen in the element that was begun last */
  GString        *text;           /* of that element */
  GString        *payload;        /* of the envelope */
} Reader;

static void
refuse (Reader              *reader,
        CustomsReceiptError  code,
        const char          *reason)
{
  if (reader->error == NULL)
    reader->error = g_error_new_literal (CUSTOMS_RECEIPT_ERROR, (int) code, reason);
  xmlStopParser (reader->context);
}

static gboolean
is_ceb_root (const char *name)
{
  return g_str_has_prefix (name, "CEB") && g_ascii_isdigit (name[3]);
}

/* Replies of the Single Window's client that stand for themselves. */
static gboolean
is_single (const char *name)
{
  static const char * const singles[] = {
    "DEC_RESULT", "DecImportResponse", "CommonResponeMessage", "CommonResponseMessage", "Root", "Package", NULL,
  };

  return g_strv_contains (singles, name);
}

static void
begin_root (Reader     *reader,
            const char *name)
{
  if (is_ceb_root (name))
    reader->layout = MESSAGES_BELOW_ROOT;
  else if (is_single (name))
    reader->layout = MESSAGE_IS_ROOT;
  else if (strcmp (name, "DEC_DATA") == 0)
    reader->layout = MESSAGES_ANYWHERE;
  else if (strcmp (name, "DxpMsg") == 0 && !reader->enveloped)
    reader->layout = MESSAGE_IN_DATA;
  else
    refuse (reader, CUSTOMS_RECEIPT_ERROR_UNKNOWN, "The file is no message that this gateway knows");
}

static gboolean
begins_message (Reader     *reader,
                const char *name)
{
  static const char * const wrapping[] = {
    "BaseTransfer", "BaseSubscribe", "ExtendMessage", "Signature", NULL,
  };

  switch (reader->layout)
    {
    case MESSAGES_BELOW_ROOT:
      return reader->depth == 2 && !g_strv_contains (wrapping, name);
    case MESSAGE_IS_ROOT:
      return reader->depth == 1;
    case MESSAGES_ANYWHERE:
      return strcmp (name, "DEC_RESULT") == 0;
    case MESSAGE_IN_DATA:
    default:
      return FALSE;
    }
}

static void
begin_message (Reader     *reader,
               const char *name)
{
  if (reader->messages->len >= CUSTOMS_RECEIPT_MOST_MESSAGES)
    {
      refuse (reader, CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "The file holds too many messages");
      return;
    }

  reader->message = customs_message_new (name);
  reader->message_depth = reader->depth;
  g_ptr_array_add (reader->messages, reader->message);
}

static void
on_start_element (void           *data,
                  const xmlChar  *local_name,
                  const xmlChar  *prefix,
                  const xmlChar  *uri,
                  int             n_namespaces,
                  const xmlChar **namespaces,
                  int             n_attributes,
                  int             n_defaulted,
                  const xmlChar **attributes)
{
  Reader *reader = data;
  const char *name = (const char *) local_name;

  reader->depth++;
  reader->in_leaf = TRUE;
  g_string_truncate (reader->text, 0);

  if (reader->depth > CUSTOMS_RECEIPT_MOST_DEPTH)
    refuse (reader, CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "The file is nested too deeply");
  else if (reader->depth == 1)
    begin_root (reader, name);

  if (reader->error == NULL && reader->message == NULL && begins_message (reader, name))
    begin_message (reader, name);
}

static void
on_end_element (void          *data,
                const xmlChar *local_name,
                const xmlChar *prefix,
                const xmlChar *uri)
{
  Reader *reader = data;
  const char *name = (const char *) local_name;

  if (reader->message != NULL && reader->depth == reader->message_depth)
    reader->message = NULL;
  else if (reader->message != NULL && reader->in_leaf)
    customs_message_add (reader->message, name, reader->text->str);
  else if (reader->layout == MESSAGE_IN_DATA && reader->in_leaf && strcmp (name, "Data") == 0 && reader->payload->len == 0)
    g_string_append_len (reader->payload, reader->text->str, (gssize) reader->text->len);

  reader->in_leaf = FALSE;
  reader->depth--;
}

static void
on_characters (void          *data,
               const xmlChar *characters,
               int            length)
{
  Reader *reader = data;

  if (reader->in_leaf)
    g_string_append_len (reader->text, (const char *) characters, length);
}

static void
on_document_type (void          *data,
                  const xmlChar *name,
                  const xmlChar *public_id,
                  const xmlChar *system_id)
{
  refuse (data, CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "The file has a document type declaration");
}

static void
refuse_xml (Reader *reader)
{
  const xmlError *cause = xmlCtxtGetLastError (reader->context);
  g_autofree char *reason = NULL;

  if (cause == NULL || cause->message == NULL)
    reason = g_strdup ("The file is no XML");
  else
    reason = g_strdup_printf ("Line %d: %s", cause->line, cause->message);
  refuse (reader, CUSTOMS_RECEIPT_ERROR_XML, g_strchomp (reason));
}

/* What the context does not hear of, libxml2 would write to the standard error, with a piece of the file in it. */
static void
drop_error (void     *data,
            xmlError *error)
{
}

static void
read_document (Reader     *reader,
               const char *data,
               gsize       length)
{
  static const xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start_element,
    .endElementNs = on_end_element,
    .characters = on_characters,
    .ignorableWhitespace = on_characters,
    .cdataBlock = on_characters,
    .internalSubset = on_document_type,
  };

  xmlSetStructuredErrorFunc (NULL, drop_error);   /* of this thread */
  reader->context = xmlCreateMemoryParserCtxt (data, (int) length);
  if (reader->context == NULL)
    {
      g_set_error_literal (&reader->error, CUSTOMS_RECEIPT_ERROR, CUSTOMS_RECEIPT_ERROR_XML, "The file is empty");
      return;
    }

  *reader->context->sax = handler;
  reader->context->userData = reader;
  xmlCtxtUseOptions (reader->context, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  xmlParseDocument (reader->context);
  if (!reader->context->wellFormed && reader->error == NULL)
    refuse_xml (reader);
  /* made for the entities of a document type that is cut short */
  g_clear_pointer (&reader->context->myDoc, xmlFreeDoc);
  xmlFreeParserCtxt (reader->context);
}

static gboolean parse_into (GPtrArray *messages, const char *data, gsize length, gboolean enveloped, GError **error);

static gboolean
open_envelope (Reader  *reader,
               GError **error)
{
  gsize length = 0;
  g_autofree guchar *payload = g_base64_decode (reader->payload->str, &length);

  if (parse_into (reader->messages, (const char *) payload, length, TRUE, error))
    return TRUE;

  g_prefix_error (error, "In the envelope: ");
  return FALSE;
}

/* Some senders begin with blank lines, which XML forbids. */
static void
skip_blanks (const char **data,
             gsize       *length)
{
  while (*length > 0 && strchr ("\r\n\t ", **data) != NULL && **data != '\0')
    {
      *data += 1;
      *length -= 1;
    }
}

/* (nullable): behind the tag that begins at @p, NULL if it is too long. In values a > is nothing special. */
static const char *
skip_tag (const char *p,
          const char *end)
{
  const char *last = p + MIN (CUSTOMS_RECEIPT_MOST_TAG, end - p);
  char quote = '\0';

  for (; p < last; p++)
    if (quote != '\0')
      quote = *p == quote ? '\0' : quote;
    else if (*p == '>')
      return p + 1;
    else if (*p == '"' || *p == '\'')
      quote = *p;

  return last == end ? end : NULL;
}

/* libxml2 compares every attribute of an element with all that came before it, so that a file of the largest size that is
 * one element would keep it busy for minutes. */
static gboolean
has_huge_tag (const char *data,
              gsize       length)
{
  const char *end = data + length;
  const char *p = data;

  while (p != NULL && (p = memchr (p, '<', (gsize) (end - p))) != NULL)
    {
      if (end - p > 1 && p[1] == '!')
        p++;   /* a comment or unparsed text, which may be long */
      else if ((p = skip_tag (p, end)) == NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
parse_into (GPtrArray   *messages,
            const char  *data,
            gsize        length,
            gboolean     enveloped,
            GError     **error)
{
  Reader reader = { .messages = messages, .enveloped = enveloped };
  gboolean good;

  if (length > CUSTOMS_RECEIPT_MOST_BYTES)
    {
      g_set_error_literal (error, CUSTOMS_RECEIPT_ERROR, CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "The file is too large");
      return FALSE;
    }

  if (has_huge_tag (data, length))
    {
      g_set_error_literal (error, CUSTOMS_RECEIPT_ERROR, CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "The file has too many attributes in an element");
      return FALSE;
    }

  skip_blanks (&data, &length);
  reader.text = g_string_new (NULL);
  reader.payload = g_string_new (NULL);
  read_document (&reader, data, length);
  good = reader.error == NULL && (reader.layout != MESSAGE_IN_DATA || open_envelope (&reader, &reader.error));
  if (!good)
    g_propagate_error (error, reader.error);

  g_string_free (reader.text, TRUE);
  g_string_free (reader.payload, TRUE);
  return good;
}

GPtrArray *
customs_receipt_parse (const char  *data,
                       gsize        length,
                       GError     **error)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func ((GDestroyNotify) customs_message_free);
  static gsize prepared;

  if (g_once_init_enter (&prepared))
    {
      xmlInitParser ();
      /* what calls itself GB2312 often holds characters that only its successors have */
      xmlAddEncodingAlias ("GB18030", "GB2312");
      g_once_init_leave (&prepared, 1);
    }

  if (!parse_into (messages, data, length, FALSE, error))
    return NULL;
  if (messages->len > 0)
    return g_steal_pointer (&messages);

  g_set_error_literal (error, CUSTOMS_RECEIPT_ERROR, CUSTOMS_RECEIPT_ERROR_UNKNOWN, "The message is empty");
  return NULL;
}
