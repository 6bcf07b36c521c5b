package dev.threadlab.operator.observation;

/**
 * What only the cluster knows of a node.
 *
 * @param kubelet the kubelet's version
 * @param containerRuntime the container runtime and its version
 */
public record NodeFacts(String kubelet, String containerRuntime) {}
