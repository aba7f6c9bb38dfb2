package io.kumoban.engine.finding;

import io.kumoban.engine.event.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * What raisings must share to be one finding: account, region, type, primary resource, and what the type adds. Within
 * one key a new generation begins after 90 days of silence, and with it a new finding.
 */
public record AggregationKey(String account, String region, String type, String resource, String extra) {
    public static AggregationKey of(Finding finding) {
        return new AggregationKey(
                finding.account(), finding.region(), finding.type(), finding.resource(), finding.extraKey());
    }

    /** The id of the finding of this generation, from 0: 32 hex digits, the same in every run. */
    public String id(int generation) {
        byte[] bytes = bytes(generation);
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(Hashes.of(bytes, 0, bytes.length))
                + hex.toHexDigits(Hashes.second(bytes, 0, bytes.length));
    }

    /** Upper half of the key's own hash, without a generation. */
    long high() {
        byte[] bytes = bytes(-1);
        return Hashes.of(bytes, 0, bytes.length);
    }

    /** Lower half of the key's own hash. */
    long low() {
        byte[] bytes = bytes(-1);
        return Hashes.second(bytes, 0, bytes.length);
    }

    /** Each text with its length before it, so that no two keys have the same bytes. */
    private byte[] bytes(int generation) {
        List<byte[]> parts = List.of(utf8(account), utf8(region), utf8(type), utf8(resource), utf8(extra));
        int size = parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(size + Integer.BYTES);
        for (byte[] part : parts) {
            bytes.putInt(part.length).put(part);
        }
        return bytes.putInt(generation).array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
