package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.event.Flow;

/**
 * Which finding type a flow gets when the service knows one for instances and one for Lambda functions (GuardDuty user
 * guide, "Lambda Protection finding types"). A function is known by the interface that the user's context names.
 */
final class Owners {
    private Owners() {}

    /** The type for the owner of this flow; {@code *} in the pattern stands for the resource. */
    static String type(String pattern, Flow flow) {
        return flow.isOfFunction() ? typeOfFunction(pattern) : typeOfInstance(pattern);
    }

    static String typeOfInstance(String pattern) {
        return pattern.replace("*", "EC2");
    }

    static String typeOfFunction(String pattern) {
        return pattern.replace("*", "Lambda");
    }
}
