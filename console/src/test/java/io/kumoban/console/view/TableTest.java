package io.kumoban.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private final StringWriter out = new StringWriter();

    @Test
    void columnsLineUpWhateverTheScript() {
        Table table = new Table().column("NAME").number("COUNT");
        table.row("日本", "7").row("ab", "1,000");
        table.print(screen(false, Integer.MAX_VALUE));
        assertThat(lines()).containsExactly("NAME  COUNT", "日本      7", "ab    1,000");
    }

    @Test
    void hostileCellsStayInTheirCell() {
        Table table = new Table().column("A").column("B");
        table.row("x\n\u001b[31mfake", "y");
        table.print(screen(true, Integer.MAX_VALUE));
        assertThat(lines()).hasSize(2).last().isEqualTo("x\\n\\x1b[31mfake  y");
    }

    @Test
    void aNarrowScreenCutsTheColumnsThatMayShrink() {
        Table table = new Table().column("ID").shrinking("TITLE").shrinking("WHY");
        table.row("12345678", "a title that is far too long", "short why");
        table.print(screen(false, 40));
        assertThat(lines()).last().isEqualTo("12345678  a title that is fa…  short why");
        assertThat(lines()).allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(40));
    }

    @Test
    void aPipeCutsNothing() {
        Table table = new Table().shrinking("TITLE");
        table.row("t".repeat(500));
        table.print(screen(false, Surroundings.PIPES.columns()));
        assertThat(lines()).last().isEqualTo("t".repeat(500));
    }

    @Test
    void inkSurroundsTheTextAndNotThePadding() {
        Table table = new Table().column("SEVERITY").column("X");
        table.row(new Table.Cell("LOW", Ink.CYAN), Table.Cell.of("x"));
        table.print(screen(true, 80));
        assertThat(lines()).last().isEqualTo("\u001b[36mLOW\u001b[0m       x");
    }

    private Screen screen(boolean colours, int columns) {
        PrintWriter writer = new PrintWriter(out, true);
        return new Screen(writer, writer, colours, columns);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }
}
