package dev.gatehouse.policy.context;

/** The virtual network of Azure that a request came from; none comes so here. */
public record AzureVnetInfo(int vnetTrafficTag, int subnetId, int privateLinkId, String snatVip) {}
