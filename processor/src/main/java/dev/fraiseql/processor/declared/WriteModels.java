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
import dev.fraiseql.processor.declared.MemberAnnotations.ColumnAnnotation;
import dev.fraiseql.processor.declared.MemberAnnotations.RelationAnnotation;
import java.util.List;

/** Makes the models of how rows are written. */
public final class WriteModels {
  private WriteModels() {}

  static WriteModel of(TypeDeclaration type) {
    Capture capture = Capture.valueOf(type.writes().capture().value());
    return new WriteModel(capture, unique(type));
  }

  /** What is unique beside the key, each list of fields once. */
  private static List<UniqueKey> unique(TypeDeclaration type) {
    return UniqueDeclaration.of(type).stream().map(UniqueDeclaration::key).distinct().toList();
  }

  static OnDelete onDelete(MemberDeclaration member) {
    RelationAnnotation relation = member.annotations().relation();
    return relation == null ? OnDelete.RESTRICT : OnDelete.valueOf(relation.onDelete().value());
  }

  static WriteRule rule(TypeDeclaration type, MemberDeclaration member, MemberKind.Value value) {
    if (type.readOnly()) {
      return WriteRule.INPUT; // nothing asks for it
    }
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
    ColumnAnnotation column = member.annotations().column();
    return column == null ? WriteRule.INPUT : rule(column);
  }

  private static WriteRule rule(ColumnAnnotation column) {
    String definition = column.definition().value();
    return switch (Generated.valueOf(column.generated().value())) {
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
