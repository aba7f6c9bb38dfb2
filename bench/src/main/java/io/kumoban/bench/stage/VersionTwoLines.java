package io.kumoban.bench.stage;

import io.kumoban.engine.event.FlowIdentity;
import io.kumoban.engine.format.Block;
import io.kumoban.engine.format.Format;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Flow text of a busy network in the fourteen columns of version 2, about 117 bytes a line, the same on every machine: 64
 * interfaces in one account, 65,536 remote addresses of which some come much more often than others, any port on the
 * client's side, eight services, both directions, one record in six rejected, times that move on by a second every 500
 * lines.
 */
final class VersionTwoLines {
    private static final int BLOCKS = 64;
    private static final int LINES_OF_A_BLOCK = 4_400;
    private static final int INTERFACES = 64;
    private static final int REMOTES = 65_536;
    private static final int[] SERVICES = {443, 80, 22, 3389, 53, 8080, 5432, 123};
    private static final long START = 1_700_000_000L;

    private final Random random = new Random(5);
    private final String[] interfaces = new String[INTERFACES];
    private final String[] remotes = new String[REMOTES];
    private int written;

    private VersionTwoLines() {
        for (int i = 0; i < INTERFACES; i++) {
            interfaces[i] = "eni-" + "%017x".formatted(random.nextLong() >>> 1).substring(0, 17);
        }
        for (int i = 0; i < REMOTES; i++) {
            remotes[i] = 1 + random.nextInt(223) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                    + random.nextInt(256);
        }
    }

    /** The lines in blocks of about 512 KiB, each with its header line. */
    static List<Block> blocks() {
        VersionTwoLines lines = new VersionTwoLines();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            Block block = new Block();
            block.bytes = lines.text().getBytes(StandardCharsets.US_ASCII);
            block.to = block.bytes.length;
            block.format = Format.FLOW_TEXT;
            block.last = true;
            blocks.add(block);
        }
        return blocks;
    }

    private String text() {
        StringBuilder text = new StringBuilder(FlowIdentity.DEFAULT_HEADER).append('\n');
        for (int i = 0; i < LINES_OF_A_BLOCK; i++) {
            line(text);
        }
        return text.toString();
    }

    private void line(StringBuilder text) {
        int number = random.nextInt(INTERFACES);
        String own = "10." + number % 3 + "." + number * 7 % 256 + "." + (number + 10);
        double often = random.nextDouble();
        String remote = remotes[(int) (REMOTES * often * often * often)];
        boolean out = random.nextBoolean();
        int client = 1024 + random.nextInt(64_000);
        int service = SERVICES[random.nextInt(SERVICES.length)];
        long packets = 1 + (long) Math.exp(random.nextDouble() * 9);
        long start = START + written++ / 500;
        text.append("2 123456789010 ").append(interfaces[number]);
        text.append(' ').append(out ? own : remote).append(' ').append(out ? remote : own);
        text.append(' ').append(out ? client : service).append(' ').append(out ? service : client);
        text.append(random.nextInt(5) == 0 ? " 17 " : " 6 ").append(packets);
        text.append(' ').append(packets * (40 + random.nextInt(1400)));
        text.append(' ').append(start).append(' ').append(start + random.nextInt(60));
        text.append(random.nextInt(6) == 0 ? " REJECT OK\n" : " ACCEPT OK\n");
    }
}
