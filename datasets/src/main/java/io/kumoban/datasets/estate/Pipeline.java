package io.kumoban.datasets.estate;

/**
 * A build outside AWS that comes in with a token of its provider, and from that role takes up another one to release.
 *
 * @param name also of the application that it builds
 * @param build the role for the token
 * @param deploy the role for releases
 * @param vouched whom the provider vouches for
 * @param number its place among the pipelines of its account
 */
public record Pipeline(String name, Principal build, Principal deploy, Principal vouched, int number) {}
