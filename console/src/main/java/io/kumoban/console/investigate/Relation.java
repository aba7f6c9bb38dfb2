package io.kumoban.console.investigate;

import io.kumoban.engine.group.Entity;

/**
 * What one thing did to, or with, another.
 *
 * @param verb  for example the name of an API
 * @param first time of the first event, milliseconds since 1970
 * @param count how many events
 */
public record Relation(Entity from, Entity to, String verb, long first, long count) {}
