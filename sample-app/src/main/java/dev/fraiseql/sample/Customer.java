package dev.fraiseql.sample;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Embedded;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer of the store. */
@Type(table = "Customer", capture = Capture.OUTBOX)
public record Customer(
    @Id @Column(name = "CustomerId") long id,
    @NotBlank @Column(length = 40) String firstName,
    @NotBlank @Column(length = 20) String lastName,
    @Nullable @Column(length = 80) String company,
    @Embedded(prefix = "") Address address,
    @Nullable @Column(length = 24) String phone,
    @Nullable @Column(length = 24) String fax,
    @Email @Column(length = 60) String email,
    @Relation @Nullable Employee supportRep,
    @Relation List<Invoice> invoices) {}
