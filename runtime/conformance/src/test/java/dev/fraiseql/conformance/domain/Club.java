package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Join;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.Set;

/** A club with its members. */
@Type
public record Club(
    @Id long id, String name, @Relation(through = @Join(table = "memberships")) Set<Person> members)
    implements Named, Doubt {}
