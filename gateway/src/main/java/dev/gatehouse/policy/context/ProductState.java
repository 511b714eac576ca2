package dev.gatehouse.policy.context;

/** {@code Apim.ProductState}. */
public enum ProductState {
    NotPublished,
    Published
}
