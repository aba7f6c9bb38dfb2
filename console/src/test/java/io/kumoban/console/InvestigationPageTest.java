package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.demo.DemoSummary;
import io.kumoban.datasets.demo.ScenarioAccount;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.file.ScenarioFile;
import io.kumoban.engine.json.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page as a real browser draws it; skipped where there is no Chromium on the path. */
class InvestigationPageTest {
    private static final int DAY_OF_THE_LEAK = 8;
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 1150;

    @TempDir
    Path folder;

    @Test
    void aBrowserDrawsTheGraphAndTheTimeline() throws Exception {
        Chromium browser = Chromium.in(folder);
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("findings.jsonl"), """
            {"id":"f1","type":"Recon:IAMUser/TorIPCaller","severity":5,"accountId":"111122223333",\
            "service":{"eventFirstSeen":"2026-03-02T10:00:00.000Z","eventLastSeen":"2026-03-02T10:05:00.000Z"},\
            "kumoban":{"resource":"<img src=x onerror=alert(1)>","technique":["T1090.003"],"evidence":\
            [{"time":"2026-03-02T10:00:00.000Z","id":"e1","kind":"apiCall","fields":{\
            "userIdentity.arn":"arn:aws:iam::111122223333:user/eve",\
            "userIdentity.accessKeyId":"AKIAIOSFODNN7EXAMPLE","sourceIPAddress":"198.51.100.7"}}]}}
            """);
        Path page = folder.resolve("eve.html");
        assertThat(Session.piped("investigate", "eve", "--run", run.toString(), "--html", page.toString())
                        .code())
                .isZero();

        assertThat(browser.document(page))
                .contains("<title>Investigation of eve</title>")
                .contains("data-things=\"4\"", "data-ties=\"3\"")
                .contains("<td>flagged address</td>", "<td>&lt;img src=x onerror=alert(1)&gt;</td>")
                .contains("u-legend");
    }

    @Test
    void oneKeyShowsAddressesKeysRolesBucketAndTheOrderOfEventsInOnePicture() throws Exception {
        ScenarioAccount.Written story =
                ScenarioAccount.write(folder.resolve("account"), leakedKey(), 0, 1, DAY_OF_THE_LEAK);
        DemoSummary account = story.summary();
        Path run = folder.resolve("found");
        Session replay = Session.piped(
                "replay",
                account.logs().toString(),
                "--context",
                account.context().toString(),
                "--intel",
                account.intelligence().toString(),
                "--out",
                run.toString());
        assertThat(replay.code()).as(replay.err()).isZero();
        String key = story.play().incident().actors().stream()
                .filter(actor -> actor.startsWith("AKIA"))
                .findFirst()
                .orElseThrow();
        String[] investigate = {
            "investigate",
            key,
            "--run",
            run.toString(),
            "--logs",
            account.logs().toString(),
            "--format",
            "json"
        };
        JsonNode told = Json.read(Session.piped(investigate).out());

        Set<String> kinds = new HashSet<>();
        told.path("relations").forEach(relation -> {
            kinds.add(relation.at("/from/kind").asString() + " > "
                    + relation.at("/to/kind").asString());
        });
        assertThat(kinds).contains("address > access key", "access key > access key", "access key > bucket");
        List<String> chain = StreamSupport.stream(told.path("relations").spliterator(), false)
                .filter(relation -> relation.path("verb").asString().matches("CreateAccessKey|AssumeRole|GetObject"))
                .map(relation -> relation.path("verb").asString())
                .toList();
        assertThat(chain).containsSubsequence("CreateAccessKey", "AssumeRole", "AssumeRole", "GetObject");

        Path page = folder.resolve("key.html");
        Session drawn = Session.piped(
                "investigate",
                key,
                "--run",
                run.toString(),
                "--logs",
                account.logs().toString(),
                "--html",
                page.toString(),
                "--from",
                "2026-03-10",
                "--to",
                "2026-03-11");
        assertThat(drawn.code()).as(drawn.err()).isZero();
        Path picture = folder.resolve("key.png");
        Chromium.in(folder).picture(page, WIDTH, HEIGHT, picture);
        BufferedImage seen = Objects.requireNonNull(ImageIO.read(picture.toFile()));
        assertThat(seen.getWidth()).isEqualTo(WIDTH);
        assertThat(coloursOf(seen))
                .as("colours of keys, addresses, roles and buckets")
                .contains(0x7c3aed, 0xc2410c, 0x2563a8, 0x15803d);
        if (Boolean.getBoolean("write-pictures")) {
            Files.copy(picture, Path.of("../docs/images/investigation.png"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Set<Integer> coloursOf(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colours.add(image.getRGB(x, y) & 0xffffff);
            }
        }
        return colours;
    }

    private static Scenario leakedKey() throws IOException {
        try (InputStream in = InvestigationPageTest.class.getResourceAsStream("leaked-key.yaml")) {
            return ScenarioFile.read(
                    "leaked-key.yaml", new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
