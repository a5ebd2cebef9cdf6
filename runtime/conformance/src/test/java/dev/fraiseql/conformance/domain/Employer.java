package dev.fraiseql.conformance.domain;

/** The employer of a person. */
public record Employer(String name, int years) {}
