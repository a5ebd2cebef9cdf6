package dev.fraiseql.benchmarks.store;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Embedded;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer of the store. */
@Type(table = "Customer")
public record Customer(
    @Id @Column(name = "CustomerId") long id,
    @Column(length = 40) String firstName,
    @Column(length = 20) String lastName,
    @Nullable @Column(length = 80) String company,
    @Embedded(prefix = "") Address address,
    @Nullable @Column(length = 24) String phone,
    @Nullable @Column(length = 24) String fax,
    @Column(length = 60) String email,
    @Relation List<Invoice> invoices) {}
