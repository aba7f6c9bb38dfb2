package io.kumoban.engine.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a {@link PlainReader} gave, for assertions. */
record Reading(List<Content> contents, List<Skipped> skipped, long compressedBytes, long plainBytes) {

    record Content(
            String name, long stamp, byte[] bytes, @Nullable Damage damage) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        boolean isPrefixOf(byte[] whole) {
            int mismatch = Arrays.mismatch(bytes, whole);
            return mismatch < 0 || mismatch == bytes.length;
        }
    }

    static Reading of(byte[] file) {
        return of(file, ReadLimits.DEFAULT);
    }

    static Reading of(byte[] file, ReadLimits limits) {
        return of(file, limits, 8192);
    }

    static Reading of(byte[] file, ReadLimits limits, int step) {
        try (LogSource source = new LogSource(limits);
                PlainReader reader = source.open(named("file", file.length), file, file.length)) {
            return of(reader, step);
        }
    }

    static Reading of(Path path, long size) {
        SourceFile file = new SourceFile(path, path.getFileName().toString(), size, DeliveryStamp.NONE);
        try (LogSource source = new LogSource(ReadLimits.DEFAULT);
                PlainReader reader = source.open(file)) {
            return of(reader, 8192);
        }
    }

    static Reading of(PlainReader reader, int step) {
        List<Content> contents = new ArrayList<>();
        byte[] buffer = new byte[step];
        for (Member member = reader.next(); member != null; member = reader.next()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int count = reader.read(buffer, 0, step); count >= 0; count = reader.read(buffer, 0, step)) {
                bytes.write(buffer, 0, count);
            }
            contents.add(new Content(member.name(), member.stamp(), bytes.toByteArray(), reader.damage()));
        }
        return new Reading(contents, List.copyOf(reader.skipped()), reader.compressedBytes(), reader.plainBytes());
    }

    static SourceFile named(String name, long size) {
        return new SourceFile(Path.of("never-opened"), name, size, DeliveryStamp.NONE);
    }

    Content only() {
        if (contents.size() != 1) {
            throw new AssertionError("expected one member, got " + contents);
        }
        return contents.getFirst();
    }

    /** All that was given, bytes as length and hash. */
    String summary() {
        StringBuilder summary = new StringBuilder();
        for (Content content : contents) {
            summary.append("%s %d %d %08x %s%n"
                    .formatted(
                            content.name(),
                            content.stamp(),
                            content.bytes().length,
                            Arrays.hashCode(content.bytes()),
                            content.damage()));
        }
        return summary.append("%s %d %d".formatted(skipped, compressedBytes, plainBytes))
                .toString();
    }

    List<String> names() {
        return contents.stream().map(Content::name).toList();
    }
}
