package io.kumoban.engine.filter;

/**
 * A filter that the user keeps, as GuardDuty's CreateFilter takes it.
 *
 * @param name     3 to 64 letters, digits, dots, underscores and hyphens
 * @param archives whether new findings that it holds for are archived, which makes it a suppression rule
 * @param rank     1 to 100: its place among others
 */
public record FindingFilter(String name, boolean archives, int rank, Criteria criteria) {}
