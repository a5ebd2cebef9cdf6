package dev.fraiseql.processor.declared;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Generated;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.OnDelete;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.UniqueKey;
import dev.fraiseql.contract.model.WriteModel;
import dev.fraiseql.contract.model.WriteRule;
import dev.fraiseql.contract.model.WriteRule.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes the models of how rows are written. */
public final class WriteModels {
  private WriteModels() {}

  static WriteModel of(TypeDeclaration type) {
    Capture capture = Capture.valueOf(type.writes().capture().value());
    return new WriteModel(capture == Capture.AUTO ? Capture.NONE : capture, unique(type));
  }

  /** What is unique beside the key, each set of fields once. */
  public static List<UniqueKey> unique(TypeDeclaration type) {
    List<UniqueKey> unique = new ArrayList<>();
    for (MemberDeclaration member : type.members()) {
      if (member.annotations().writes().unique() != null) {
        unique.add(unique(List.of(member.name())));
      }
    }
    for (Attribute<List<String>> fields : type.writes().unique()) {
      unique.add(unique(fields.value()));
    }
    return unique.stream().distinct().toList();
  }

  private static UniqueKey unique(List<String> fields) {
    String name = fields.stream().map(WriteModels::constant).collect(Collectors.joining("_"));
    return new UniqueKey(name, fields);
  }

  /** A camelCase name as an enum value: {@code FIRST_NAME}. */
  private static String constant(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  static OnDelete onDelete(MemberDeclaration member) {
    Attribute<String> effect = member.annotations().writes().onDelete();
    return effect == null ? OnDelete.RESTRICT : OnDelete.valueOf(effect.value());
  }

  static WriteRule rule(
      TypeDeclaration type, MemberDeclaration member, MemberKind.Value value) {
    WriteAnnotations writes = member.annotations().writes();
    if (writes.version() != null) {
      return WriteRule.ofVersion();
    }
    if (member.isReadOnly()) {
      return WriteRule.of(Source.NONE);
    }
    if (writes.idGenerated() != null) {
      return WriteRule.of(
          switch (Id.Generation.valueOf(writes.idGenerated().value())) {
            case DATABASE -> Source.IDENTITY;
            case UUID -> Source.UUID;
            case NONE -> Source.INPUT;
            case AUTO -> automatic(type, value);
          });
    }
    Generated generated =
        writes.generated() == null
            ? Generated.NEVER
            : Generated.valueOf(writes.generated().value());
    String definition = writes.definition() == null ? "" : writes.definition().value();
    return switch (generated) {
      case NEVER -> WriteRule.INPUT;
      case ON_INSERT -> new WriteRule(Source.DATABASE_ON_INSERT, false, definition);
      case ALWAYS -> new WriteRule(Source.DATABASE, false, definition);
    };
  }

  /** The source of an id, unless the author says otherwise. */
  private static Source automatic(TypeDeclaration type, MemberKind.Value value) {
    boolean alone = type.key().size() == 1;
    Scalar scalar = value.type().scalar();
    if (alone && scalar.isInteger() && scalar != Scalar.BYTE) {
      return Source.IDENTITY;
    }
    return alone && scalar == Scalar.UUID ? Source.UUID : Source.INPUT;
  }
}
