package dev.fraiseql.sample;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Embedded;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An employee of the store. */
@Type(table = "Employee")
public record Employee(
    @Id @Column(name = "EmployeeId") long id,
    @Column(length = 20) String lastName,
    @Column(length = 20) String firstName,
    @Nullable @Column(length = 30) String title,
    @Relation(column = "ReportsTo") @Nullable Employee reportsTo,
    @Nullable LocalDate birthDate,
    @Nullable LocalDate hireDate,
    @Embedded(prefix = "") Address address,
    @Nullable @Column(length = 24) String phone,
    @Nullable @Column(length = 24) String fax,
    @Nullable @Column(length = 60) String email,
    @Relation List<Employee> reports,
    @Relation List<Customer> customers) {}
