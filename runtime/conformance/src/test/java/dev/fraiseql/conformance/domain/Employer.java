package dev.fraiseql.conformance.domain;

/** Where somebody works. */
public record Employer(String name, int years) {}
