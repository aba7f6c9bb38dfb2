package io.kumoban.detectors.sigma.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.event.JsonEvent;
import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.rule.RuleSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tests mean, one choice of the documentation a row: a line of a search, an event, and whether it holds. */
class OracleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: Whoami | {'a':'wHOAMI'} | true",
                "a: whoami | {'a':'whoami.exe'} | false",
                "a: straße | {'a':'STRAßE'} | true",
                "a: σ | {'a':'ς'} | true",
                "a: i | {'a':'ı'} | false",
                "a: prog?.exe | {'a':'progA.exe'} | true",
                "a: prog?.exe | {'a':'prog.exe'} | false",
                "a: 'x?y' | {'a':'x😀y'} | true",
                "a: antivirus_V*.exe | {'a':'antivirus_V21.2.1.exe'} | true",
                "a: 443 | {'a':443} | true",
                "a: 443 | {'a':'443'} | true",
                "a: 443 | {'a':443.0} | true",
                "a: '443' | {'a':443} | true",
                "a: '443' | {'a':443.0} | false",
                "a: true | {'a':true} | true",
                "a: true | {'a':'True'} | true",
                "a: 'true' | {'a':true} | true",
                "a: null | {'b':1} | true",
                "a: null | {'a':null} | true",
                "a: null | {'a':''} | false",
                "a: null | {'a':[]} | true",
                "a: '' | {'a':''} | true",
                "a: '' | {'a':null} | false",
                "a: '' | {'b':1} | false",
                "a: '*' | {'a':''} | true",
                "a: '*' | {'a':null} | false",
                "a.b: 1 | {'a':{'b':1}} | true",
                "a.b: 1 | {'a.b':1} | true",
                "a.b.c: 1 | {'a':{'b.c':1}} | true",
                "a.b: 1 | {'A':{'b':1}} | false",
                "a.b: 2 | {'a':[{'b':1},{'b':2}]} | true",
                "a.b: 3 | {'a':[{'b':[1,2]},{'b':[[3]]}]} | true",
                "a: '*\"b\":1*' | {'a':{'b':1}} | true",
            })
    void aFieldIsTested(String line, String event, boolean holds) {
        assertHolds("{s: {" + line + "}, condition: s}", event, holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exists | true | {'a':null} | true",
                "exists | true | {'a':[]} | true",
                "exists | true | {'b':1} | false",
                "exists | false | {'b':1} | true",
                "contains | MIKATZ | {'a':'mimikatz mikatz'} | true",
                "contains;all | [x, y] | {'a':'..y..x..'} | true",
                "contains;all | [x, y] | {'a':'..y..'} | false",
                "contains;all | [x, y] | {'a':['x','y']} | true",
                "startswith | adm_ | {'a':'ADM_joe'} | true",
                "endswith | '\\cmd.exe' | {'a':'C:\\\\cmd.exe'} | true",
                "startswith | adm_ | {'a':'the adm_'} | false",
                "cased | Adm | {'a':'adm'} | false",
                "cased;contains | dm | {'a':'Adm'} | true",
                "re | 'w.o' | {'a':'who'} | true",
                "re | 'W.o' | {'a':'who'} | false",
                "re;i | 'W.o' | {'a':'a who b'} | true",
                "re | '^b' | {'a':'a\\nb'} | false",
                "re;m | '^b' | {'a':'a\\nb'} | true",
                "re | 'a.b' | {'a':'a\\nb'} | false",
                "re;s | 'a.b' | {'a':'a\\nb'} | true",
                "cidr | 10.0.0.0/8 | {'a':'10.2.3.4'} | true",
                "cidr | 10.0.0.0/8 | {'a':'11.2.3.4'} | false",
                "cidr | '2001:db8::/32' | {'a':'2001:db8::1'} | true",
                "cidr | 10.0.0.0/8 | {'a':'AWS Internal'} | false",
                "lt | 5 | {'a':4} | true",
                "lt | 5 | {'a':5} | false",
                "lte | 5 | {'a':'5'} | true",
                "gt | 5 | {'a':5.5} | true",
                "gte | 5 | {'a':'x'} | false",
                "neq | x | {'a':'y'} | true",
                "neq | x | {'b':'y'} | true",
                "neq | [x, y] | {'a':'y'} | false",
                "neq | 5 | {'a':5.0} | false",
                "fieldref | b | {'a':'X','b':'x'} | true",
                "fieldref | b | {'a':'x','b':'y'} | false",
                "fieldref | b | {'a':'x'} | false",
                "fieldref;neq | b | {'a':'x','b':'y'} | true",
                "fieldref;startswith | b | {'a':'xy','b':'x'} | true",
                "fieldref;endswith | b | {'a':'xy','b':'x'} | false",
                "fieldref;contains | b | {'a':'axy','b':'xy'} | true",
                "hour | 23 | {'a':'2026-03-01T23:59:00Z'} | true",
                "hour;gte | 8 | {'a':'2026-03-01T07:59:00Z'} | false",
                "minute | 59 | {'a':'2026-03-01T23:59:00Z'} | true",
                "day | 1 | {'a':'2026-03-01T23:59:00Z'} | true",
                "week | 9 | {'a':'2026-03-01T23:59:00Z'} | true",
                "month | 3 | {'a':'2026-03-01T23:59:00Z'} | true",
                "year | 2026 | {'a':'2026-03-01T23:59:00Z'} | true",
                "year | 2026 | {'a':'soon'} | false",
                "base64 | foo | {'a':'Zm9v'} | true",
                "base64offset;contains | 'http://' | {'a':'aWV4IGh0dHA6Ly8x'} | true",
                "wide;base64offset;contains | 'foo' | {'a':'xxxZgBvAG8Axx'} | true",
                "windash;contains | ' -f ' | {'a':'x /f y'} | true",
            })
    void modifiersChangeWhatIsTested(String chain, String value, String event, boolean holds) {
        assertHolds("{s: {'a|" + chain.replace(';', '|') + "': " + value + "}, condition: s}", event, holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[EVIL, 'two words'] | {'a':['x',{'b':'the evil one'}]} | true",
                "[evil] | {'evil':'good'} | false",
                "['e*l'] | {'a':'the evil one'} | true",
                "{';all': [x, y]} | {'a':'x','b':'y'} | true",
                "{';all': [x, y]} | {'a':'x'} | false",
                "{';re': 'e.{2}l$'} | {'a':'so evil'} | true",
                "evil | {'a':'evil'} | true",
                "[evil, {a: 1}] | {'a':1} | true",
            })
    void keywordsAreLookedForInAllTexts(String keywords, String event, boolean holds) {
        assertHolds("{s: " + keywords.replace(';', '|') + ", condition: s}", event, holds);
    }

    private static void assertHolds(String detection, String event, boolean holds) {
        RuleSet read = SigmaReader.read(
                "rule.yml",
                "title: t\nlogsource: {product: aws, service: cloudtrail}\ndetection: " + detection + "\n",
                Placeholders.NONE);
        assertThat(read.problems()).isEmpty();
        MapEvent view = new MapEvent(JsonEvent.parse(event.replace('\'', '"')));

        assertThat(Oracle.holds(read.rules().getFirst().predicate(), view)).isEqualTo(holds);
    }
}
