package io.kumoban.detectors.calls;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** One rule over single calls: which calls it is about, and what must be so in their parameters. Built by chaining. */
public final class CallRule {
    private final String name;
    private final String type;
    private final Severity severity;
    private final String says;
    private final Set<String> apis = new LinkedHashSet<>();
    private final List<Condition> conditions = new ArrayList<>();
    private String source = "";
    private String technique = "";
    private boolean attempts;

    /** What must hold of one parameter. */
    private record Condition(Field field, BiPredicate<Text, ApiCall> holds) {}

    private CallRule(String name, String type, Severity severity, String says) {
        this.name = name;
        this.type = type;
        this.severity = severity;
        this.says = says;
    }

    /**
     * A rule.
     *
     * @param name as the service calls the rule
     * @param says what was done, to be put behind the actor's name
     */
    public static CallRule of(String name, String type, Severity severity, String says) {
        return new CallRule(name, type, severity, says);
    }

    /** The ATT&CK technique that the call serves. */
    public CallRule technique(String id) {
        technique = id;
        return this;
    }

    /** The service, as in {@code ec2}, and its APIs. */
    public CallRule to(String service, String... names) {
        source = service + ".amazonaws.com";
        apis.addAll(List.of(names));
        return this;
    }

    /** The whole of the request parameters must satisfy this. */
    public CallRule whenRequest(Predicate<Text> holds) {
        return whenField("requestParameters", holds);
    }

    /** A request parameter must satisfy this. */
    public CallRule when(String parameter, Predicate<Text> holds) {
        return whenField("requestParameters." + parameter, holds);
    }

    /** A request parameter must satisfy this together with the rest of the call. */
    public CallRule whenTogether(String parameter, BiPredicate<Text, ApiCall> holds) {
        conditions.add(new Condition(Field.ofCall("requestParameters." + parameter), holds));
        return this;
    }

    /** Any field must satisfy this. */
    public CallRule whenField(String path, Predicate<Text> holds) {
        conditions.add(new Condition(Field.ofCall(path), (text, call) -> holds.test(text)));
        return this;
    }

    /** Calls that were refused count too. */
    public CallRule attemptsToo() {
        attempts = true;
        return this;
    }

    /** Whether the call is one of the rule's APIs and meets all its conditions. */
    public boolean holds(ApiCall call) {
        if (call.failed() && !attempts || !call.eventSource().is(source)) {
            return false;
        }
        for (Condition condition : conditions) {
            if (!condition.holds.test(call.text(condition.field), call)) {
                return false;
            }
        }
        return true;
    }

    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    /** The ATT&CK technique, for example T1098.001. */
    public String technique() {
        return technique;
    }

    public Severity severity() {
        return severity;
    }

    public String says() {
        return says;
    }

    /** The names of the APIs, without their service. */
    public Set<String> apis() {
        return apis;
    }

    /** The fields that the conditions read. */
    public List<Field> fields() {
        return conditions.stream().map(Condition::field).toList();
    }
}
