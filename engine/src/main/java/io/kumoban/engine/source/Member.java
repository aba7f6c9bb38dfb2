package io.kumoban.engine.source;

/**
 * One log inside a file: the whole file after unpacking, or one entry of an archive.
 *
 * @param name the name shown to people and used in locators: {@code AWSLogs/.../x.json.gz}, or
 *     {@code logs.zip!/a/b.json.gz} for an archive's entry; escaped, and unique within its file
 * @param stamp the delivery stamp in the name, epoch milliseconds, or {@link DeliveryStamp#NONE}
 */
public record Member(String name, long stamp) {}
