package io.kumoban.console.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The written documentation leads nowhere that is not there. */
class DocsTest {
    private static final Path ROOT = Path.of("..");
    private static final Set<String> PASSED_OVER = Set.of("target", "kumoban-run", ".git", "node_modules");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)|(?:src|href)=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");

    @Test
    void everyRelativeLinkLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""));
            while (link.find()) {
                String target = link.group(1) == null ? link.group(2) : link.group(1);
                String file = target.replaceFirst("#.*", "");
                boolean elsewhere = target.matches("[a-z]+:.*") || file.isEmpty();
                if (!elsewhere && !Files.exists(page.resolveSibling(file))) {
                    broken.add(page + " -> " + target);
                }
            }
        }

        assertThat(broken).as("links that lead nowhere").isEmpty();
    }

    @Test
    void everyPageOfTheFolderIsReachedFromTheReadme() throws IOException {
        List<Path> reached = new ArrayList<>();
        reach(ROOT.resolve("README.md").normalize(), reached);

        List<Path> documentation = pages().stream()
                .filter(page -> page.startsWith(ROOT.resolve("docs")))
                .map(Path::normalize)
                .toList();
        assertThat(reached).containsAll(documentation);
    }

    private static void reach(Path page, List<Path> reached) throws IOException {
        if (reached.contains(page) || !page.toString().endsWith(".md") || !Files.exists(page)) {
            return;
        }
        reached.add(page);
        Matcher link = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""));
        while (link.find()) {
            String target = link.group(1) == null ? link.group(2) : link.group(1);
            if (!target.matches("[a-z]+:.*") && !target.startsWith("#")) {
                reach(page.resolveSibling(target.replaceFirst("#.*", "")).normalize(), reached);
            }
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean passedOver = PASSED_OVER.contains(folder.getFileName().toString());
                return passedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    pages.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return pages;
    }
}
