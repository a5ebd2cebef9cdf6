package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.Column;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns that hold values.
 *
 * <p>The columns of an embedded value that may be null are nullable, all of them. A class is one
 * type in GraphQL, however often it is embedded: where one embedding may be null, the fields are
 * nullable in the others too.
 */
final class Columns {
  private final Set<String> optional = new HashSet<>();

  Columns(List<TypeDeclaration> types) {
    types.forEach(type -> collectOptional(type.members(), false));
  }

  private void collectOptional(List<Member> members, boolean within) {
    for (Member member : members) {
      if (member.content() instanceof Content.Embedded embedded) {
        boolean here = within || member.nullable();
        if (here) {
          optional.add(embedded.javaClass());
        }
        collectOptional(embedded.members(), here);
      }
    }
  }

  /** Whether the fields of an embedded class are nullable whatever their own types say. */
  boolean isOptional(Content.Embedded embedded) {
    return optional.contains(embedded.javaClass());
  }

  /** The column of that name, if some member of the type holds it as a value. */
  Optional<Column> named(TypeDeclaration type, String name) {
    return columns(type.members(), false).filter(column -> column.name().equals(name)).findFirst();
  }

  private Stream<Column> columns(List<Member> members, boolean within) {
    return members.stream()
        .flatMap(member ->
            switch (member.content()) {
              case Content.Value value -> Stream.of(column(member, value, within));
              case Content.Embedded embedded -> columns(embedded.members(), isOptional(embedded));
              default -> Stream.empty();
            });
  }

  /**
   * The column of one member.
   *
   * @param within whether it is among the fields of an embedded class that {@link #isOptional}
   */
  static Column column(Member member, Content.Value value, boolean within) {
    return new Column(
        value.column().value(), value.type(), member.nullable() || within, value.length());
  }
}
