package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.rule.Network;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import io.kumoban.engine.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes events for which a predicate is likely to hold, and others that are nearly so: values are made from the tests
 * themselves, put at their paths nested or with dots in the names, alone or among others.
 */
final class EventMaker {
    private static final String[] EXTRAS = {"", " ", "x", "É", "0", "😀", "\n", "\"", "\\", "a.b", "ß", "İ"};

    private final Random random;
    private Map<String, @Nullable Object> event = new LinkedHashMap<>();

    EventMaker(Random random) {
        this.random = random;
    }

    /** The JSON of an event. */
    String make(Predicate predicate) {
        event = new LinkedHashMap<>();
        want(predicate, true);
        if (random.nextInt(3) == 0) {
            spoil();
        }
        return Json.mapper().writeValueAsString(event);
    }

    private void want(Predicate predicate, boolean wanted) {
        switch (predicate) {
            case Predicate.AllOf(List<Predicate> parts) -> several(parts, wanted);
            case Predicate.AnyOf(List<Predicate> parts) -> several(parts, !wanted);
            case Predicate.AtLeast(int count, List<Predicate> parts) -> {
                if (wanted) {
                    parts.subList(0, count).forEach(part -> want(part, true));
                }
            }
            case Predicate.Not(Predicate part) -> want(part, !wanted);
            case Predicate.FieldTest(String field, ValueTest test) -> {
                if (wanted || random.nextInt(8) == 0) {
                    put(field, value(test));
                }
            }
            case Predicate.KeywordTest(ValueTest test) -> {
                if (wanted) {
                    put("keyword" + random.nextInt(3), value(test));
                }
            }
        }
    }

    private void several(List<Predicate> parts, boolean all) {
        if (all) {
            parts.forEach(part -> want(part, true));
        } else if (!parts.isEmpty()) {
            want(parts.get(random.nextInt(parts.size())), true);
        }
    }

    private static final Object NOTHING = new Object();

    private @Nullable Object value(ValueTest test) {
        return switch (test) {
            case ValueTest.Equals equals -> cased(equals.text());
            case ValueTest.StartsWith start -> cased(start.text()) + extra();
            case ValueTest.EndsWith end -> extra() + cased(end.text());
            case ValueTest.Contains part -> extra() + cased(part.text()) + extra();
            case ValueTest.Wildcard wildcard -> {
                StringBuilder text = new StringBuilder();
                for (WildcardPattern.Part part : wildcard.pattern().parts()) {
                    text.append(
                            switch (part) {
                                case WildcardPattern.Literal literal -> cased(literal.text());
                                case WildcardPattern.AnyOne one -> "é";
                                case WildcardPattern.AnyRun run -> extra() + extra();
                            });
                }
                yield text.toString();
            }
            case ValueTest.Regex regex ->
                regex.pattern().replaceAll("\\\\[sS]|[\\\\^$*+?()\\[\\]{}|]|\\.", "") + extra();
            case ValueTest.IsEmpty empty -> "";
            case ValueTest.IsNull isNull -> random.nextBoolean() ? null : NOTHING;
            case ValueTest.Exists exists -> exists.expected() ? extra() : NOTHING;
            case ValueTest.NumberEquals equals -> number(equals.number());
            case ValueTest.BooleanEquals bool ->
                random.nextBoolean() ? bool.expected() : bool.expected() ? "TRUE" : "False";
            case ValueTest.Compare compare ->
                number(compare.bound().add(java.math.BigDecimal.valueOf(random.nextInt(3) - 1)));
            case ValueTest.Cidr cidr -> address(cidr.network());
            case ValueTest.FieldReference reference -> {
                String text = "same" + extra();
                put(reference.field(), text);
                yield cased(text);
            }
            case ValueTest.TimePart part ->
                "2026-0%d-1%dT0%d:3%d:00Z"
                        .formatted(1 + random.nextInt(9), random.nextInt(10), random.nextInt(10), random.nextInt(10));
        };
    }

    private Object number(java.math.BigDecimal number) {
        return random.nextBoolean() ? number : number.toPlainString() + (random.nextBoolean() ? "" : " ");
    }

    private static String address(Network network) {
        if (network.prefix() >= 96 && network.high() == 0) {
            long low = network.low();
            return "%d.%d.%d.%d".formatted(low >>> 24 & 255, low >>> 16 & 255, low >>> 8 & 255, low & 255);
        }
        return "%x:%x:%x:%x::1"
                .formatted(
                        network.high() >>> 48,
                        network.high() >>> 32 & 0xffff,
                        network.high() >>> 16 & 0xffff,
                        network.high() & 0xffff);
    }

    private String cased(String text) {
        return switch (random.nextInt(4)) {
            case 0 -> text.toUpperCase(java.util.Locale.ROOT);
            case 1 -> text.toLowerCase(java.util.Locale.ROOT);
            default -> text;
        };
    }

    private String extra() {
        return EXTRAS[random.nextInt(EXTRAS.length)];
    }

    private void put(String path, @Nullable Object value) {
        if (value == NOTHING) {
            return;
        }
        int dot = path.indexOf('.');
        Map<String, @Nullable Object> at = event;
        String name = path;
        while (dot > 0 && random.nextInt(5) > 0) {
            String outer = name.substring(0, dot);
            Object inner = at.computeIfAbsent(outer, unused -> new LinkedHashMap<>());
            if (inner instanceof List<?> list && !list.isEmpty()) {
                inner = list.getLast();
            }
            if (!(inner instanceof Map<?, ?>)) {
                break;
            }
            @SuppressWarnings("unchecked")
            Map<String, @Nullable Object> next = (Map<String, @Nullable Object>) inner;
            if (random.nextInt(6) == 0) {
                List<@Nullable Object> list = new ArrayList<>();
                list.add(random.nextBoolean() ? "x" : 7);
                list.add(next);
                at.put(outer, list);
            }
            at = next;
            name = name.substring(dot + 1);
            dot = name.indexOf('.');
        }
        Object before = at.get(name);
        if (before instanceof Map) {
            return;
        }
        if (at.containsKey(name) || random.nextInt(8) == 0) {
            List<@Nullable Object> list = new ArrayList<>();
            if (before instanceof List<?> several) {
                list.addAll(several);
            } else if (at.containsKey(name)) {
                list.add(before);
            }
            list.add(value);
            at.put(name, list);
        } else {
            at.put(name, value);
        }
    }

    /** Takes a field away, or changes its value a little. */
    private void spoil() {
        List<String> names = new ArrayList<>(event.keySet());
        if (names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> event.remove(name);
            case 1 -> event.put(name, null);
            case 2 -> event.put(name, event.get(name) + extra());
            default -> event.put(name, List.of());
        }
    }
}
