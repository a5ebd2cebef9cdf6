package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.UniqueKey;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an author declares to be unique: a field with {@code @Unique}, or fields together.
 *
 * @param fields the names, right or wrong
 * @param together whether {@code @Type} names them
 * @param origin the annotation or the names
 */
public record UniqueDeclaration(List<String> fields, boolean together, Origin origin) {
  public UniqueDeclaration {
    fields = List.copyOf(fields);
  }

  /** All of a type: those of fields first. */
  public static List<UniqueDeclaration> of(TypeDeclaration type) {
    List<UniqueDeclaration> unique = new ArrayList<>();
    for (MemberDeclaration member : type.members()) {
      Origin origin = member.annotations().writes().unique();
      if (origin != null) {
        unique.add(new UniqueDeclaration(List.of(member.name()), false, origin));
      }
    }
    for (Attribute<List<String>> names : type.writes().unique()) {
      unique.add(new UniqueDeclaration(names.value(), true, names.origin()));
    }
    return unique;
  }

  /** Its name in GraphQL, and its fields. */
  public UniqueKey key() {
    String name = fields.stream().map(UniqueDeclaration::constant).collect(Collectors.joining("_"));
    return new UniqueKey(name, fields);
  }

  /** A camelCase name as an enum value: {@code FIRST_NAME}. */
  private static String constant(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  /** The members of the fields, as far as there are any. */
  public List<MemberDeclaration> members(TypeDeclaration type) {
    return fields.stream().flatMap(name -> type.member(name).stream()).toList();
  }
}
