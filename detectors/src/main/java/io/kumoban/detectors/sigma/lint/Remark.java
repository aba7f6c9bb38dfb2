package io.kumoban.detectors.sigma.lint;

import io.kumoban.engine.yaml.Place;

/**
 * What a check says of a rule.
 *
 * @param rule     id of the rule, else its name or title; empty when it could not be read
 * @param sentence what is wrong
 * @param hint     what to do about it, or empty
 */
public record Remark(Check check, Place place, String rule, String sentence, String hint) {}
