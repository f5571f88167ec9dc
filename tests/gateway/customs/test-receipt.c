/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-receipt.h"

#include <gio/gio.h>
#include <string.h>

#define RECEIPT(channel) \
  "<DEC_RESULT><CUS_CIQ_NO>I20180000147015879</CUS_CIQ_NO><CHANNEL>" channel "</CHANNEL></DEC_RESULT>"

static GPtrArray *
parse (const char *xml)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *messages = customs_receipt_parse (xml, strlen (xml), &error);

  g_assert_no_error (error);
  return messages;
}

static const CustomsMessage *
message_at (GPtrArray *messages,
            guint      index)
{
  g_assert_cmpuint (index, <, messages->len);
  return messages->pdata[index];
}

static void
assert_refused (const char          *data,
                gsize                length,
                CustomsReceiptError  code,
                const char          *part_of_reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = customs_receipt_parse (data, length, &error);

  g_assert_null (messages);
  g_assert_error (error, CUSTOMS_RECEIPT_ERROR, (int) code);
  if (strstr (error->message, part_of_reason) == NULL)
    g_test_fail_printf ("“%s” does not say “%s”", error->message, part_of_reason);
}

/* --- What is read --- */

static const struct
{
  const char  *name;
  const char  *xml;
  const char  *type;
  CustomsKind  kind;
  guint        n;
} shapes[] = {
  { "/receipt/shape/dec-result", RECEIPT ("P"), "DEC_RESULT", CUSTOMS_KIND_DECLARATION, 1 },
  { "/receipt/shape/dec-data", "<DEC_DATA><RESULT_INFO><N>1</N></RESULT_INFO>" RECEIPT ("P") RECEIPT ("R") "</DEC_DATA>",
    "DEC_RESULT", CUSTOMS_KIND_DECLARATION, 2 },
  { "/receipt/shape/dec-data-deeper", "<DEC_DATA><X><Y>" RECEIPT ("P") "</Y></X></DEC_DATA>",
    "DEC_RESULT", CUSTOMS_KIND_DECLARATION, 1 },
  { "/receipt/shape/dec-import", "<DecImportResponse xmlns='http://www.chinaport.gov.cn/dec'><ResponseCode>0</ResponseCode></DecImportResponse>",
    "DecImportResponse", CUSTOMS_KIND_DECLARATION, 1 },
  { "/receipt/shape/common", "<CommonResponeMessage><DealFlag>-1</DealFlag></CommonResponeMessage>",
    "CommonResponeMessage", CUSTOMS_KIND_OTHER, 1 },
  { "/receipt/shape/root", "<Root><resultFlag>false</resultFlag><failCode>7</failCode></Root>", "Root", CUSTOMS_KIND_OTHER, 1 },
  { "/receipt/shape/package", "<Package xmlns='http://www.w3.org/2000/09/xmldsig#'><EnvelopInfo><version>1.0</version></EnvelopInfo>"
    "<DataInfo><BussinessData><INV201><x>1</x></INV201></BussinessData></DataInfo></Package>", "Package", CUSTOMS_KIND_OTHER, 1 },
  { "/receipt/shape/prefix", "<ceb:CEB622Message xmlns:ceb='u'><ceb:InventoryReturn><ceb:invtNo>1</ceb:invtNo></ceb:InventoryReturn></ceb:CEB622Message>",
    "InventoryReturn", CUSTOMS_KIND_INVENTORY, 1 },
  { "/receipt/shape/default-namespace", "<CEB622Message xmlns='u'><InventoryReturn><invtNo>1</invtNo></InventoryReturn></CEB622Message>",
    "InventoryReturn", CUSTOMS_KIND_INVENTORY, 1 },
  { "/receipt/shape/no-namespace", "<CEB622Message><InventoryReturn><invtNo>1</invtNo></InventoryReturn></CEB622Message>",
    "InventoryReturn", CUSTOMS_KIND_INVENTORY, 1 },
  { "/receipt/shape/short-root", "<CEB214><RefundReturn><invtNo>1</invtNo></RefundReturn></CEB214>", "RefundReturn", CUSTOMS_KIND_OTHER, 1 },
  { "/receipt/shape/wrapping-twice", "<CEB303Message><Order><orderNo>1</orderNo></Order><BaseTransfer><x>1</x></BaseTransfer>"
    "<BaseTransfer><x>2</x></BaseTransfer><Signature><y>3</y></Signature></CEB303Message>", "Order", CUSTOMS_KIND_ORDER, 1 },
  { "/receipt/shape/payment", "<CEB411Message><Payment><PaymentHead><payCode>1</payCode></PaymentHead></Payment></CEB411Message>",
    "Payment", CUSTOMS_KIND_PAYMENT, 1 },
  { "/receipt/shape/export-payment", "<CEB404Message><ReceiptsReturn><payNo>1</payNo></ReceiptsReturn></CEB404Message>",
    "ReceiptsReturn", CUSTOMS_KIND_PAYMENT, 1 },
  { "/receipt/shape/waybill", "<CEB513Message><LogisticsStatus><logisticsNo>1</logisticsNo></LogisticsStatus></CEB513Message>",
    "LogisticsStatus", CUSTOMS_KIND_WAYBILL, 1 },
  { "/receipt/shape/tax-status", "<CEB818Message><Tax><TaxHeadStatus><status>2</status></TaxHeadStatus></Tax></CEB818Message>",
    "Tax", CUSTOMS_KIND_TAX, 1 },
  { "/receipt/shape/blank-lines-first", "\r\n\n <?xml version='1.0'?>" RECEIPT ("P"), "DEC_RESULT", CUSTOMS_KIND_DECLARATION, 1 },
  { "/receipt/shape/bom", "\357\273\277<?xml version='1.0' encoding='UTF-8'?>" RECEIPT ("P"), "DEC_RESULT", CUSTOMS_KIND_DECLARATION, 1 },
  { "/receipt/shape/comment-and-instruction", "<!-- a --><?b c?>" RECEIPT ("P"), "DEC_RESULT", CUSTOMS_KIND_DECLARATION, 1 },
};

static void
test_shape (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) messages = parse (shapes[i].xml);

  g_assert_cmpuint (messages->len, ==, shapes[i].n);
  g_assert_cmpstr (message_at (messages, 0)->type, ==, shapes[i].type);
  g_assert_cmpint (message_at (messages, 0)->kind, ==, shapes[i].kind);
}

static void
test_fields (void)
{
  g_autoptr (GPtrArray) messages =
    parse ("<CEB816Message><Tax><TaxHeadRd><invtNo> 37152018I000000123\n</invtNo><customsTax>1.5</customsTax><note/></TaxHeadRd>"
           "<TaxListRd><customsTax>9</customsTax></TaxListRd></Tax></CEB816Message>");
  const CustomsMessage *message = message_at (messages, 0);

  g_assert_cmpstr (customs_message_get (message, "invtNo"), ==, "37152018I000000123");
  g_assert_cmpstr (customs_message_get (message, "customsTax"), ==, "1.5");
  g_assert_null (customs_message_get (message, "note"));
  g_assert_null (customs_message_get (message, "TaxHeadRd"));
}

static void
test_escapes (void)
{
  g_autoptr (GPtrArray) messages =
    parse ("<DEC_RESULT><NOTE>a &lt;b&gt; &amp;amp; &#x653E;行 <![CDATA[<c>]]></NOTE></DEC_RESULT>");

  g_assert_cmpstr (customs_message_get (message_at (messages, 0), "NOTE"), ==, "a <b> &amp; 放行 <c>");
}

static void
test_buyer_stays_outside (void)
{
  g_autoptr (GPtrArray) messages =
    parse ("<CEB621Message><Inventory><InventoryHead><buyerName>陈晓明</buyerName><buyerIdNumber>11010519491231002X</buyerIdNumber>"
           "<buyerTelephone>13900005678</buyerTelephone><consignee>林建国</consignee><consigneeAddress>海沧区</consigneeAddress>"
           "<telephone>13900005679</telephone><invtNo>1</invtNo></InventoryHead></Inventory></CEB621Message>");
  const CustomsMessage *message = message_at (messages, 0);

  g_assert_cmpuint (g_hash_table_size (message->fields), ==, 2);
  g_assert_cmpstr (customs_message_get (message, "buyerTelephone"), ==, "5678");
}

static void
test_redact (void)
{
  static const char * const texts[][2] = {
    { "清单[B20181220000000123]中购买人[陈晓明]已用购买额度为[19800.00]", "清单[B20181220000000123]中购买人[***]已用购买额度为[19800.00]" },
    { "核增个人[11010519491231002X]消费金额时出错", "核增个人[***]消费金额时出错" },
    { "身份证11010519491231002x有误", "身份证***有误" },
    { "电话13900005678无法接通", "电话***无法接通" },
    { "清单37152018I000000123已放行", "清单37152018I000000123已放行" },
    { "报关单371520181000012345已放行", "报关单371520181000012345已放行" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *redacted = customs_message_redact (texts[i][0]);

      g_assert_cmpstr (redacted, ==, texts[i][1]);
    }
}

static void
test_reason_is_redacted (void)
{
  g_autoptr (GPtrArray) messages =
    parse ("<CEB622Message><InventoryReturn><returnInfo>购买人[陈晓明]超过限额</returnInfo></InventoryReturn></CEB622Message>");

  g_assert_cmpstr (customs_message_get (message_at (messages, 0), "returnInfo"), ==, "购买人[***]超过限额");
}

/* --- Encodings --- */

static const struct
{
  const char *name;
  const char *declared;
  const char *actual;
} encodings[] = {
  { "/receipt/encoding/utf-8", "UTF-8", "UTF-8" },
  { "/receipt/encoding/gb18030", "GB18030", "GB18030" },
  { "/receipt/encoding/gbk", "GBK", "GBK" },
  { "/receipt/encoding/gb2312-in-name-only", "gb2312", "GBK" },
  { "/receipt/encoding/utf-16", "UTF-16", "UTF-16" },
  { "/receipt/encoding/utf-16be", "UTF-16", "UTF-16BE" },
};

static void
test_encoding (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *xml = g_strdup_printf ("%s<?xml version=\"1.0\" encoding=\"%s\"?><DEC_RESULT><NOTE>報關單已放行</NOTE></DEC_RESULT>",
                                          g_str_equal (encodings[i].actual, "UTF-16BE") ? "\357\273\277" : "", encodings[i].declared);
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *encoded = g_convert (xml, -1, encodings[i].actual, "UTF-8", NULL, &length, &error);
  g_autoptr (GPtrArray) messages = NULL;

  g_assert_no_error (error);
  messages = customs_receipt_parse (encoded, length, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (customs_message_get (message_at (messages, 0), "NOTE"), ==, "報關單已放行");
}

static void
test_wrong_encoding (void)
{
  const char gbk_as_utf8[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><DEC_RESULT><NOTE>\xb7\xc5\xd0\xd0</NOTE></DEC_RESULT>";
  const char undeclared[] = "<DEC_RESULT><NOTE>\xb7\xc5\xd0\xd0</NOTE></DEC_RESULT>";
  const char unheard_of[] = "<?xml version=\"1.0\" encoding=\"KLINGON\"?><DEC_RESULT><NOTE>\xb7\xc5</NOTE></DEC_RESULT>";

  assert_refused (gbk_as_utf8, strlen (gbk_as_utf8), CUSTOMS_RECEIPT_ERROR_XML, "UTF-8");
  assert_refused (undeclared, strlen (undeclared), CUSTOMS_RECEIPT_ERROR_XML, "UTF-8");
  assert_refused (unheard_of, strlen (unheard_of), CUSTOMS_RECEIPT_ERROR_XML, "KLINGON");
}

/* --- Envelopes --- */

static char *
wrap (const char *payload)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) payload, strlen (payload));

  return g_strdup_printf ("<DxpMsg xmlns=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\"><TransInfo><MsgType>x</MsgType></TransInfo>"
                          "<Data>\n%s\n</Data></DxpMsg>", base64);
}

/* A file that breaks off in the midst of a character is no reason to write pieces of it anywhere. */
static void
test_quiet (void)
{
  static const char text[] = "<?xml version=\"1.0\" encoding=\"GB2312\"?><DEC_RESULT><NOTE>\272\377\377\377\377</NOTE></DEC_RESULT>";

  if (g_test_subprocess ())
    {
      g_assert_null (customs_receipt_parse (text, strlen (text), NULL));
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
}

static void
test_envelope (void)
{
  g_autofree char *xml = wrap (RECEIPT ("P"));
  g_autoptr (GPtrArray) wrapped = parse (xml);
  g_autoptr (GPtrArray) bare = parse (RECEIPT ("P"));

  g_assert_cmpuint (wrapped->len, ==, 1);
  g_assert_cmpstr (customs_message_get_digest (message_at (wrapped, 0)), ==, customs_message_get_digest (message_at (bare, 0)));
}

static void
test_envelope_faults (void)
{
  g_autofree char *once = wrap (RECEIPT ("P"));
  g_autofree char *twice = wrap (once);
  g_autofree char *torn = wrap ("<DEC_RESULT><NOTE>");
  const char empty[] = "<DxpMsg><Data/></DxpMsg>", none[] = "<DxpMsg><TransInfo/></DxpMsg>", garbage[] = "<DxpMsg><Data>%%%</Data></DxpMsg>";

  assert_refused (twice, strlen (twice), CUSTOMS_RECEIPT_ERROR_UNKNOWN, "In the envelope");
  assert_refused (torn, strlen (torn), CUSTOMS_RECEIPT_ERROR_XML, "In the envelope");
  assert_refused (empty, strlen (empty), CUSTOMS_RECEIPT_ERROR_XML, "In the envelope");
  assert_refused (none, strlen (none), CUSTOMS_RECEIPT_ERROR_XML, "In the envelope");
  assert_refused (garbage, strlen (garbage), CUSTOMS_RECEIPT_ERROR_XML, "In the envelope");
}

/* --- One and the same, or not --- */

static const char *
digest_of (const char *xml,
           GPtrArray **kept)
{
  *kept = parse (xml);
  return customs_message_get_digest (message_at (*kept, 0));
}

static void
test_digest (void)
{
  g_autoptr (GPtrArray) a = NULL;
  g_autoptr (GPtrArray) b = NULL;
  g_autoptr (GPtrArray) c = NULL;
  g_autoptr (GPtrArray) d = NULL;
  const char *plain = digest_of ("<CEB816Message><Tax><invtNo>1</invtNo><L><g>1</g></L><L><g>2</g></L></Tax></CEB816Message>", &a);
  const char *spaced = digest_of ("<x:CEB816Message xmlns:x='u'>\n <x:Tax> <x:invtNo> 1 </x:invtNo>"
                                  "<x:L><x:g>1</x:g><x:h/></x:L><x:L><x:g>2</x:g></x:L></x:Tax></x:CEB816Message>", &b);
  const char *other_list = digest_of ("<CEB816Message><Tax><invtNo>1</invtNo><L><g>1</g></L><L><g>3</g></L></Tax></CEB816Message>", &c);
  const char *other_phone = digest_of ("<CEB816Message><Tax><invtNo>1</invtNo><buyerTelephone>13900000001</buyerTelephone></Tax></CEB816Message>", &d);

  g_assert_cmpstr (plain, ==, spaced);
  g_assert_cmpstr (plain, !=, other_list);
  g_assert_cmpstr (plain, !=, other_phone);
}

/* --- What is refused --- */

static const struct
{
  const char          *name;
  const char          *xml;
  CustomsReceiptError  code;
  const char          *reason;
} bad[] = {
  { "/receipt/bad/empty", "", CUSTOMS_RECEIPT_ERROR_XML, "empty" },
  { "/receipt/bad/blank", " \n ", CUSTOMS_RECEIPT_ERROR_XML, "empty" },
  { "/receipt/bad/no-xml", "PK\003\004", CUSTOMS_RECEIPT_ERROR_XML, "Line 1" },
  { "/receipt/bad/html", "<!DOCTYPE html><html><body>502</body></html>", CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "document type" },
  { "/receipt/bad/truncated", "<DEC_RESULT><CHANNEL>P</CHANNEL", CUSTOMS_RECEIPT_ERROR_XML, "Line 1" },
  { "/receipt/bad/unclosed", "<DEC_RESULT><CHANNEL>P</CHANNEL>", CUSTOMS_RECEIPT_ERROR_XML, "Line 1" },
  { "/receipt/bad/two-roots", RECEIPT ("P") RECEIPT ("R"), CUSTOMS_RECEIPT_ERROR_XML, "Line 1" },
  { "/receipt/bad/unknown-root", "<Invoice><No>1</No></Invoice>", CUSTOMS_RECEIPT_ERROR_UNKNOWN, "no message" },
  { "/receipt/bad/nothing-in-it", "<CEB622Message><BaseTransfer/></CEB622Message>", CUSTOMS_RECEIPT_ERROR_UNKNOWN, "empty" },
  { "/receipt/bad/undeclared-entity", "<DEC_RESULT><NOTE>&xxe;</NOTE></DEC_RESULT>", CUSTOMS_RECEIPT_ERROR_XML, "xxe" },
  { "/receipt/bad/entity-of-a-file", "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><DEC_RESULT><NOTE>&x;</NOTE></DEC_RESULT>",
    CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "document type" },
  { "/receipt/bad/entity-of-the-network", "<!DOCTYPE r [<!ENTITY x SYSTEM 'http://127.0.0.1:9/x'>]><DEC_RESULT><NOTE>&x;</NOTE></DEC_RESULT>",
    CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "document type" },
  { "/receipt/bad/external-subset", "<!DOCTYPE DEC_RESULT SYSTEM 'http://127.0.0.1:9/x.dtd'>" RECEIPT ("P"),
    CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "document type" },
  { "/receipt/bad/parameter-entity", "<!DOCTYPE r [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]>" RECEIPT ("P"),
    CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "document type" },
  { "/receipt/bad/bomb", "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
    "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>]><DEC_RESULT><NOTE>&e;</NOTE></DEC_RESULT>",
    CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "document type" },
};

static void
test_bad (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  assert_refused (bad[i].xml, strlen (bad[i].xml), bad[i].code, bad[i].reason);
}

static char *
repeat (const char *begin,
        const char *text,
        guint       times,
        const char *end)
{
  GString *whole = g_string_new (begin);

  for (guint i = 0; i < times; i++)
    g_string_append (whole, text);
  g_string_append (whole, end);
  return g_string_free (whole, FALSE);
}

static void
test_deep (void)
{
  g_autofree char *open = repeat ("<DEC_RESULT>", "<a>", 100000, "");
  g_autofree char *good_begin = repeat ("<DEC_RESULT>", "<a>", CUSTOMS_RECEIPT_MOST_DEPTH - 1, "1");
  g_autofree char *good = repeat (good_begin, "</a>", CUSTOMS_RECEIPT_MOST_DEPTH - 1, "</DEC_RESULT>");
  g_autoptr (GPtrArray) messages = parse (good);

  g_assert_cmpstr (customs_message_get (message_at (messages, 0), "a"), ==, "1");
  assert_refused (open, strlen (open), CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "deeply");
}

static void
test_large (void)
{
  g_autofree char *large = repeat ("<DEC_RESULT><NOTE>", "0123456789abcdef", CUSTOMS_RECEIPT_MOST_BYTES / 16, "</NOTE></DEC_RESULT>");
  g_autofree char *many = repeat ("<CEB622Message>", "<InventoryReturn/>", CUSTOMS_RECEIPT_MOST_MESSAGES + 1, "</CEB622Message>");
  g_autofree char *long_text = repeat ("<DEC_RESULT><NOTE>", "海", 100000, "</NOTE></DEC_RESULT>");
  g_autoptr (GPtrArray) messages = parse (long_text);

  assert_refused (large, strlen (large), CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "too large");
  assert_refused (many, strlen (many), CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "too many");
  g_assert_true (g_utf8_validate (customs_message_get (message_at (messages, 0), "NOTE"), -1, NULL));
  g_assert_cmpuint (strlen (customs_message_get (message_at (messages, 0), "NOTE")), <, 4100);
}

/* Each official sample cut after every so many bytes: an error or a message, never a crash. */
/* Half a million attributes in one element, with brackets that hide its end. */
static void
test_wide (void)
{
  g_autoptr (GString) text = g_string_new ("<DEC_RESULT ");

  for (guint i = 0; i < 500000; i++)
    g_string_append_printf (text, "a%u='>' ", i);
  g_string_append (text, "><CHANNEL>L</CHANNEL></DEC_RESULT>");
  assert_refused (text->str, text->len, CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "too many attributes");

  g_string_assign (text, "<DEC_RESULT><NOTE><![CDATA[");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "AAAA");
  g_string_append (text, "]]></NOTE><CHANNEL>L</CHANNEL></DEC_RESULT>");
  g_ptr_array_unref (customs_receipt_parse (text->str, text->len, NULL));
}

static void
test_cut_anywhere (void)
{
  g_autofree char *xml = repeat ("<?xml version='1.0'?><CEB622Message xmlns='u'>",
                                 "<InventoryReturn><invtNo>1</invtNo><returnInfo>放行&amp;<![CDATA[x]]></returnInfo></InventoryReturn>", 3,
                                 "</CEB622Message>");

  for (gsize length = 0; length < strlen (xml); length++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) messages = customs_receipt_parse (xml, length, &error);

      g_assert_null (messages);
      g_assert_nonnull (error);
    }
}

/* --- The official samples --- */

static char *
shared_folder (const char *name)
{
  const char *root = g_getenv ("KIOSK_SHARED_DATA");

  if (root != NULL)
    return g_build_filename (root, name, NULL);
  return g_build_filename (g_getenv ("KIOSK_SOURCE_ROOT"), "..", "shared", "data", name, NULL);
}

static guint
read_samples (const char *name)
{
  g_autofree char *folder = shared_folder (name);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;
  guint n = 0;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autofree char *data = NULL;
      g_autoptr (GPtrArray) messages = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      if (!g_str_has_suffix (file, ".xml"))
        continue;
      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      messages = customs_receipt_parse (data, length, &error);
      if (error != NULL)
        g_test_fail_printf ("%s: %s", file, error->message);
      n++;
    }

  return n;
}

static void
test_samples (void)
{
  guint n = read_samples ("ceb/samples_import") + read_samples ("ceb/samples_export");

  if (n == 0)
    {
      g_test_skip ("The shared data are not there");
      return;
    }

  g_assert_cmpuint (n, ==, 39);
  g_assert_cmpuint (read_samples ("ceb/samples_synthetic"), ==, 5);
  g_assert_cmpuint (read_samples ("dec/samples"), ==, 11);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    g_test_add_data_func (shapes[i].name, GUINT_TO_POINTER (i), test_shape);
  g_test_add_func ("/receipt/fields", test_fields);
  g_test_add_func ("/receipt/escapes", test_escapes);
  g_test_add_func ("/receipt/buyer-stays-outside", test_buyer_stays_outside);
  g_test_add_func ("/receipt/redact", test_redact);
  g_test_add_func ("/receipt/reason-is-redacted", test_reason_is_redacted);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    g_test_add_data_func (encodings[i].name, GUINT_TO_POINTER (i), test_encoding);
  g_test_add_func ("/receipt/encoding/wrong", test_wrong_encoding);
  g_test_add_func ("/receipt/encoding/quiet", test_quiet);
  g_test_add_func ("/receipt/envelope", test_envelope);
  g_test_add_func ("/receipt/envelope-faults", test_envelope_faults);
  g_test_add_func ("/receipt/digest", test_digest);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_test_add_data_func (bad[i].name, GUINT_TO_POINTER (i), test_bad);
  g_test_add_func ("/receipt/bad/deep", test_deep);
  g_test_add_func ("/receipt/bad/large", test_large);
  g_test_add_func ("/receipt/bad/wide", test_wide);
  g_test_add_func ("/receipt/bad/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/receipt/samples", test_samples);

  return g_test_run ();
}
