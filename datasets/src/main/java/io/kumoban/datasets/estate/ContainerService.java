package io.kumoban.datasets.estate;

/**
 * A program that runs in containers which come and go, each with an interface and a session of its own.
 *
 * @param name as in {@code orders-api}
 * @param cluster the cluster's name
 * @param role the role of its tasks
 * @param tasks how many run side by side
 * @param lasts hours that a task runs until it is replaced
 * @param userAgent of the program that makes its calls
 */
public record ContainerService(String name, String cluster, Principal role, int tasks, int lasts, String userAgent) {}
