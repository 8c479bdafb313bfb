// SPDX-License-Identifier: MIT
// The tokenizer: what it accepts and refuses, whatever the pieces a document comes in, with expat for a judge.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "xml_events.h"

#include <stdlib.h>

// A document and why it is refused, REFUSAL_NONE for a good one.
struct row {
    const char *document;
    enum refusal refusal;
};

static const struct row rows[] = {
    {"<a/>", REFUSAL_NONE},
    {"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<a b='c'>d</a>\n<!-- e --><?f g?>\n",
     REFUSAL_NONE},
    {"<a xmlns='u' xmlns:p='v'><p:b p:c='1' c='2'/><b xmlns=''/></a>", REFUSAL_NONE},
    {"<a b='&lt;&amp;&quot;&apos;&gt;&#65;&#x1F600;\r\n\t'>&amp;&#241;</a>", REFUSAL_NONE},
    {"<a><![CDATA[<b>&]]]]><![CDATA[>\r\n]]></a>", REFUSAL_NONE},
    {"<a>1\r\n2\r3\n]] ]></a>", REFUSAL_NONE},
    {"<a>\xC3\xB1\xE2\x82\xAC\xF0\x9F\x98\x80</a>", REFUSAL_NONE},
    {"\xEF\xBB\xBF<a/>", REFUSAL_NONE},
    {"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xF1\x80</a>", REFUSAL_NONE},
    {"<?xml version='1.0' encoding='windows-1252'?><a b='\x80'>\x93</a>", REFUSAL_NONE},
    {"<a xml:space='preserve'> </a>", REFUSAL_NONE},
    {"", REFUSAL_XML_ENDS},
    {" ", REFUSAL_XML_ENDS},
    {"<a>", REFUSAL_XML_ENDS},
    {"<a", REFUSAL_XML_ENDS},
    {"<a b='c", REFUSAL_XML_ENDS},
    {"<a><!-- </a>", REFUSAL_XML_ENDS},
    {"<a>&am", REFUSAL_XML_ENDS},
    {"<a></b>", REFUSAL_XML_NESTING},
    {"<a><b></a></b>", REFUSAL_XML_NESTING},
    {"<a></ab>", REFUSAL_XML_NESTING},
    {"<ab></a>", REFUSAL_XML_NESTING},
    {"<a/><b/>", REFUSAL_XML_SYNTAX},
    {"<a/>x", REFUSAL_XML_SYNTAX},
    {"x<a/>", REFUSAL_XML_SYNTAX},
    {"<a/><![CDATA[x]]>", REFUSAL_XML_SYNTAX},
    {" <?xml version='1.0'?><a/>", REFUSAL_XML_SYNTAX},
    {"<?xml encoding='UTF-8'?><a/>", REFUSAL_XML_SYNTAX},
    {"<a b='1'c='2'/>", REFUSAL_XML_SYNTAX},
    {"<a b=1/>", REFUSAL_XML_SYNTAX},
    {"<a b/>", REFUSAL_XML_SYNTAX},
    {"<a b='<'/>", REFUSAL_XML_SYNTAX},
    {"<a / >", REFUSAL_XML_SYNTAX},
    {"< a/>", REFUSAL_XML_SYNTAX},
    {"<1/>", REFUSAL_XML_SYNTAX},
    {"<a:b:c xmlns:a='u'/>", REFUSAL_XML_SYNTAX},
    {"<a>]]></a>", REFUSAL_XML_SYNTAX},
    {"<a><!-- -- --></a>", REFUSAL_XML_SYNTAX},
    {"<a>& b</a>", REFUSAL_XML_SYNTAX},
    {"<a><!b></a>", REFUSAL_XML_SYNTAX},
    {"<a b='1' b='2'/>", REFUSAL_XML_DUPLICATE},
    {"<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", REFUSAL_XML_DUPLICATE},
    {"<p:a/>", REFUSAL_XML_NAMESPACE},
    {"<a p:b='1'/>", REFUSAL_XML_NAMESPACE},
    {"<a xmlns:p=''/>", REFUSAL_XML_NAMESPACE},
    {"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", REFUSAL_XML_DTD},
    {"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", REFUSAL_XML_DTD},
    {"<a>&b;</a>", REFUSAL_XML_ENTITY},
    {"<a>&#0;</a>", REFUSAL_XML_CHARACTER},
    {"<a>&#xD800;</a>", REFUSAL_XML_CHARACTER},
    {"<a>\x01</a>", REFUSAL_XML_CHARACTER},
    {"<a b='\x02'/>", REFUSAL_XML_CHARACTER},
    {"<a>\xC3</a>", REFUSAL_XML_ENCODING},
    {"<a>\xC0\xAF</a>", REFUSAL_XML_ENCODING},
    {"<a>\xED\xA0\x80</a>", REFUSAL_XML_ENCODING},
    {"<a>\xEF\xBF\xBE</a>", REFUSAL_XML_ENCODING},
    {"<?xml version='1.0' encoding='EBCDIC'?><a/>", REFUSAL_XML_UNKNOWN_ENCODING},
    {"<?xml version='1.0' encoding='UTF-16'?><a/>", REFUSAL_XML_UNKNOWN_ENCODING},
    {"<?xml version='1.0' encoding='US-ASCII'?><a>\xF1</a>", REFUSAL_XML_ENCODING},
};

// An arena over malloc.
static struct arena *make_arena(struct memory *memory)
{
    memory_init(memory, NULL);
    struct arena *arena = arena_new(memory);
    assert_non_null(arena);
    return arena;
}

// Every document is accepted or refused as its row says, in pieces of any size, and expat agrees.
static void documents_are_judged_alike_in_any_pieces(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct memory memory;
        struct arena *arena = make_arena(&memory);
        struct str document = str_of(rows[i].document);
        struct xml_events judge, whole, pieces;
        xml_events_read(arena, XML_EXPAT, document, SIZE_MAX / 2, &judge);
        xml_events_read(arena, XML_OWN, document, SIZE_MAX / 2, &whole);
        if (whole.refusal != rows[i].refusal)
            fail_msg("%s: refusal %d, not %d", rows[i].document, (int)whole.refusal, (int)rows[i].refusal);
        if (!xml_events_agree(&whole, &judge))
            fail_msg("%s: expat says otherwise", rows[i].document);
        for (size_t piece = 1; piece < document.n; piece++) {
            xml_events_read(arena, XML_OWN, document, piece, &pieces);
            if (!xml_events_agree(&pieces, &whole) || pieces.refusal != whole.refusal)
                fail_msg("%s: different in pieces of %zu", rows[i].document, piece);
        }
        arena_free(arena);
    }
}

// UTF-16 of either order, with pairs for what lies beyond 16 bits, gives what UTF-8 gives.
static void utf16_is_the_same_document(void **state)
{
    (void)state;
    static const char eight[] = "<a b='\xC3\xB1'>\xF0\x9F\x98\x80</a>";
    static const char little[] = "\xFF\xFE<\0a\0 \0b\0=\0'\0\xF1\0'\0>\0\x3D\xD8\x00\xDE<\0/\0a\0>\0";
    static const char big[] = "\0<\0a\0 \0b\0=\0'\0\xF1\0'\0>\xD8\x3D\xDE\x00\0<\0/\0a\0>";
    const struct str documents[] = {{little, sizeof little - 1}, {big, sizeof big - 1}};
    struct memory memory;
    struct arena *arena = make_arena(&memory);
    struct xml_events expected, got;
    xml_events_read(arena, XML_OWN, STR(eight), SIZE_MAX / 2, &expected);
    for (size_t i = 0; i < 2; i++)
        for (size_t piece = 1; piece <= documents[i].n; piece++) {
            xml_events_read(arena, XML_OWN, documents[i], piece, &got);
            assert_int_equal(got.refusal, REFUSAL_NONE);
            assert_true(xml_events_agree(&got, &expected));
        }
    arena_free(arena);
}

// A document of so many nested elements.
static struct str nested(struct arena *arena, size_t depth)
{
    struct buffer document = {.arena = arena};
    for (size_t i = 0; i < depth; i++)
        buffer_add_z(&document, "<a>");
    for (size_t i = 0; i < depth; i++)
        buffer_add_z(&document, "</a>");
    return buffer_str(&document);
}

// Depth and the size of a token are limited; a long text is none.
static void depth_and_tokens_are_limited(void **state)
{
    (void)state;
    struct memory memory;
    struct arena *arena = make_arena(&memory);
    struct xml_events events;
    xml_events_read(arena, XML_OWN, nested(arena, 256), 64, &events);
    assert_int_equal(events.refusal, REFUSAL_NONE);
    xml_events_read(arena, XML_OWN, nested(arena, 257), 64, &events);
    assert_int_equal(events.refusal, REFUSAL_XML_DEPTH);
    struct buffer blanks = {.arena = arena};
    for (size_t i = 0; i < (3 << 20) / 8; i++)
        buffer_add(&blanks, "        ", 8);
    struct str attribute = str_format(arena, "<a b='%.*s'/>", STR_ARG(buffer_str(&blanks)));
    struct str text = str_format(arena, "<a>%.*s</a>", STR_ARG(buffer_str(&blanks)));
    xml_events_read(arena, XML_OWN, attribute, 65536, &events);
    assert_int_equal(events.refusal, REFUSAL_XML_TOKEN);
    xml_events_read(arena, XML_OWN, text, 65536, &events);
    assert_int_equal(events.refusal, REFUSAL_NONE);
    arena_free(arena);
}

// Stops at the first element.
static void stop_at_start(struct xml_parser *parser, const struct xml_element *element)
{
    (void)element;
    ++*(int *)parser->context;
    xml_stop(parser);
}

// Ends of elements are not asked for here.
static void ignore_end(struct xml_parser *parser, struct xml_name name)
{
    (void)parser, (void)name;
}

// A handler that stops hears nothing more, from either parser, and the text counts as good.
static void a_handler_can_stop(void **state)
{
    (void)state;
    static const struct xml_handler handler = {stop_at_start, ignore_end, NULL};
    for (enum xml_engine engine = XML_OWN; engine <= XML_EXPAT; engine++) {
        struct memory memory;
        struct arena *arena = make_arena(&memory);
        int starts = 0;
        struct xml_parser *parser = xml_open(arena, engine, (struct xml_limits){10, 100}, &handler, &starts);
        assert_false(xml_feed(parser, "<a><b/><c>", 10, false));
        assert_false(xml_feed(parser, "wrong", 5, true));
        assert_int_equal(starts, 1);
        assert_int_equal(parser->refusal, REFUSAL_NONE);
        arena_free(arena);
    }
}

// Runs the tests.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_are_judged_alike_in_any_pieces),
        cmocka_unit_test(utf16_is_the_same_document),
        cmocka_unit_test(depth_and_tokens_are_limited),
        cmocka_unit_test(a_handler_can_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
