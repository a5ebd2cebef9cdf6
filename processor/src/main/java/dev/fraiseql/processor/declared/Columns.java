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

  private void collectOptional(List<MemberDeclaration> members, boolean within) {
    for (MemberDeclaration member : members) {
      if (member.kind() instanceof MemberKind.Embedded embedded) {
        boolean here = within || member.nullable();
        if (here) {
          optional.add(embedded.javaClass());
        }
        collectOptional(embedded.members(), here);
      }
    }
  }

  /** Whether the fields of an embedded class are nullable whatever their own types say. */
  boolean isOptional(MemberKind.Embedded embedded) {
    return optional.contains(embedded.javaClass());
  }

  /**
   * The column of that name, if some member of the type holds it as a value: as the first member
   * declares it that is not read-only.
   */
  Optional<Column> named(TypeDeclaration type, String name) {
    List<Column> own = named(type, name, false);
    return (own.isEmpty() ? named(type, name, true) : own).stream().findFirst();
  }

  private List<Column> named(TypeDeclaration type, String name, boolean readOnly) {
    return columns(type.members(), false, readOnly)
        .filter(column -> column.name().equals(name))
        .toList();
  }

  private Stream<Column> columns(
      List<MemberDeclaration> members, boolean within, boolean readOnly) {
    return members.stream()
        .flatMap(member ->
            switch (member.kind()) {
              case MemberKind.Value value when member.isReadOnly() == readOnly ->
                  Stream.of(column(member, value, within));
              case MemberKind.Embedded embedded ->
                  columns(embedded.members(), isOptional(embedded), readOnly);
              default -> Stream.empty();
            });
  }

  /**
   * The column of one member.
   *
   * @param within whether it is among the fields of an embedded class that {@link #isOptional}
   */
  static Column column(MemberDeclaration member, MemberKind.Value value, boolean within) {
    return new Column(
        value.column().value(),
        value.type(),
        member.nullable() || within,
        value.length(),
        value.stored(),
        value.storedType());
  }
}
