package dev.fraiseql.benchmarks.store;

import dev.fraiseql.annotations.Column;
import org.jspecify.annotations.Nullable;

/** A postal address: five columns of the table that embeds it. */
public record Address(
    @Nullable @Column(name = "Address", length = 70) String street,
    @Nullable @Column(length = 40) String city,
    @Nullable @Column(length = 40) String state,
    @Nullable @Column(length = 40) String country,
    @Nullable @Column(length = 10) String postalCode) {}
