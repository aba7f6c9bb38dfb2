package io.kumoban.engine.detect;

import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a detector is, as data: the console's text, the generated documentation, the detector list and the ATT&CK layer
 * are all made of it. Built by chaining, then only read.
 */
public final class About {
    /** Whether the resource of the finding acted, or was acted upon. */
    public enum Role {
        ACTOR,
        TARGET
    }

    private final String id;
    private final Map<String, Severity> types = new LinkedHashMap<>();
    private final List<String> techniques = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private Tactic tactic = Tactic.IMPACT;
    private Role role = Role.TARGET;
    private String insightType = "";
    private String title = "";
    private String what = "";
    private String normally = "";
    private String thenCheck = "";
    private String mistakenFor = "";
    private boolean learns;
    private boolean optIn;
    private boolean unheard;

    private About(String id) {
        this.id = id;
    }

    /**
     * A detector that raises findings of this type.
     *
     * @param id kebab-case, unique, used in configuration and metrics
     */
    public static About finding(String id, String type, Severity severity) {
        return new About(id).also(type, severity);
    }

    /** A detector that raises signals only. */
    public static About signals(String id) {
        return new About(id);
    }

    /**
     * A detector that gives out CloudTrail Insights of this type, and signals.
     *
     * @param type {@code ApiCallRateInsight} or {@code ApiErrorRateInsight}
     */
    public static About insights(String id, String type) {
        About about = new About(id);
        about.insightType = type;
        return about;
    }

    /** A further finding type of the same family. */
    public About also(String type, Severity severity) {
        types.put(type, severity);
        return this;
    }

    /** ATT&CK technique ids, for example T1562.008. */
    public About technique(String... ids) {
        techniques.addAll(List.of(ids));
        return this;
    }

    public About tactic(Tactic value) {
        tactic = value;
        return this;
    }

    public About role(Role value) {
        role = value;
        return this;
    }

    /** One line that names what happened, without names of this case. */
    public About title(String value) {
        title = value;
        return this;
    }

    /** What is counted or compared, over what window, above what threshold. */
    public About what(String value) {
        what = value;
        return this;
    }

    /** What is usual, against which the finding stands out. */
    public About normally(String value) {
        normally = value;
        return this;
    }

    /** What an analyst looks at next. */
    public About thenCheck(String value) {
        thenCheck = value;
        return this;
    }

    /** What harmless activity looks the same. */
    public About mistakenFor(String value) {
        mistakenFor = value;
        return this;
    }

    public About parameters(Parameter... values) {
        parameters.addAll(List.of(values));
        return this;
    }

    /** Says that the detector is silent while an account is being learned. */
    public About learning() {
        learns = true;
        return this;
    }

    /** Says that the detector rests unless the configuration switches it on. */
    public About optIn() {
        optIn = true;
        return this;
    }

    /** Says that its findings are no signals, so that no other detector hears of them. */
    public About unheard() {
        unheard = true;
        return this;
    }

    public String id() {
        return id;
    }

    /** Finding types with their usual severity; the first one is the main type. Empty when it raises none. */
    public Map<String, Severity> types() {
        return types;
    }

    /** The type of the CloudTrail Insights that it gives out; empty when it gives out none. */
    public String insightType() {
        return insightType;
    }

    public List<String> techniques() {
        return techniques;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    public Tactic tactic() {
        return tactic;
    }

    public Role role() {
        return role;
    }

    public String title() {
        return title;
    }

    public String what() {
        return what;
    }

    public String normally() {
        return normally;
    }

    public String thenCheck() {
        return thenCheck;
    }

    public String mistakenFor() {
        return mistakenFor;
    }

    public boolean learns() {
        return learns;
    }

    public boolean isOptIn() {
        return optIn;
    }

    /** Whether its findings are kept from detectors of signals. */
    public boolean isUnheard() {
        return unheard;
    }
}
