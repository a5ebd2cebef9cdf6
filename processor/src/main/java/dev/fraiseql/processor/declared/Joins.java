package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.plan.naming.DatabaseNaming;
import dev.fraiseql.processor.declared.MemberAnnotations.JoinAnnotation;
import dev.fraiseql.processor.declared.MemberAnnotations.RelationAnnotation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Determines the columns that join the rows of a relation. */
final class Joins {
  private final Map<String, TypeDeclaration> byClass;
  private final Columns columns;
  private final IdentityHashMap<MemberDeclaration, Join> found = new IdentityHashMap<>();

  Joins(List<TypeDeclaration> types, Map<String, TypeDeclaration> byClass) {
    this.byClass = byClass;
    columns = new Columns(types);
  }

  /** Each join is determined once: many rules ask for it. */
  Join join(TypeDeclaration type, MemberDeclaration relation) {
    Join join = found.get(relation);
    if (join == null) {
      join = find(type, relation);
      found.put(relation, join);
    }
    return join;
  }

  private Join find(TypeDeclaration type, MemberDeclaration relation) {
    return switch (relation.kind()) {
      case MemberKind.ToOne(String javaClass) -> {
        TypeDeclaration target = byClass.get(javaClass);
        yield target == null ? new Join.NoTarget(javaClass) : toOne(type, relation, target);
      }
      case MemberKind.ToMany(String javaClass) -> {
        TypeDeclaration target = byClass.get(javaClass);
        yield target == null ? new Join.NoTarget(javaClass) : toMany(type, relation, target);
      }
      default ->
          throw new IllegalArgumentException(relation.qualifiedName() + " is not a relation");
    };
  }

  private Join toOne(TypeDeclaration type, MemberDeclaration relation, TypeDeclaration target) {
    Attribute<List<String>> given = annotation(relation).columns();
    List<MemberDeclaration> key = target.key();
    if (key.isEmpty()) {
      return new Join.NoKey(target);
    }
    if (!given.value().isEmpty() && given.value().size() != key.size()) {
      return new Join.WrongCount(target, given);
    }
    List<JoinColumn> pairs = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      String name =
          given.value().isEmpty()
              ? type.naming().column(relation.name(), key.get(i).name())
              : given.value().get(i);
      Column other = keyColumn(key.get(i));
      Column own =
          columns.named(type, name).orElseGet(() -> other.named(name, relation.nullable()));
      pairs.add(new JoinColumn(own, other));
    }
    return new Join.ByColumns(target, pairs);
  }

  private Join toMany(TypeDeclaration type, MemberDeclaration relation, TypeDeclaration target) {
    if (type.key().isEmpty()) {
      return new Join.NoKey(type);
    }
    JoinAnnotation through = annotation(relation).through();
    if (through != null && target.key().isEmpty()) {
      return new Join.NoKey(target);
    }
    return through != null
        ? throughTable(type, through, target)
        : throughInverse(type, relation, target);
  }

  private Join throughTable(TypeDeclaration type, JoinAnnotation join, TypeDeclaration target) {
    Optional<Join> wrong =
        wrongCount(join.columns(), type).or(() -> wrongCount(join.inverse(), target));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    String schema = Objects.requireNonNullElse(join.schema(), "");
    Table table = new Table(schema.isEmpty() ? type.schema() : schema, join.table().value());
    return new Join.ByTable(
        target,
        new JoinTable(
            table,
            pairs(join.columns().value(), type, type.naming()),
            pairs(join.inverse().value(), target, type.naming())));
  }

  private static Optional<Join> wrongCount(Attribute<List<String>> given, TypeDeclaration keyOf) {
    return given.value().isEmpty() || given.value().size() == keyOf.key().size()
        ? Optional.empty()
        : Optional.of(new Join.WrongCount(keyOf, given));
  }

  /** Columns of a join table that hold a type's key. */
  private static List<JoinColumn> pairs(
      List<String> given, TypeDeclaration keyOf, DatabaseNaming naming) {
    List<JoinColumn> pairs = new ArrayList<>();
    List<MemberDeclaration> key = keyOf.key();
    for (int i = 0; i < key.size(); i++) {
      Column other = keyColumn(key.get(i));
      String name =
          given.isEmpty() ? naming.column(keyOf.singular(), key.get(i).name()) : given.get(i);
      pairs.add(new JoinColumn(other.named(name, false), other));
    }
    return pairs;
  }

  private Join throughInverse(
      TypeDeclaration type, MemberDeclaration relation, TypeDeclaration target) {
    List<MemberDeclaration> candidates =
        target.members().stream()
            .filter(member ->
                member.kind() instanceof MemberKind.ToOne toOne
                    && toOne.javaClass().equals(type.javaClass()))
            .toList();
    List<String> names = candidates.stream().map(MemberDeclaration::name).toList();
    Attribute<String> mappedBy = annotation(relation).mappedBy();
    if (!mappedBy.value().isEmpty()) {
      int place = names.indexOf(mappedBy.value());
      return place < 0
          ? new Join.NotMapped(target, mappedBy, names)
          : inverse(target, candidates.get(place));
    }
    return switch (candidates.size()) {
      case 0 -> new Join.NothingPointsBack(target);
      case 1 -> inverse(target, candidates.getFirst());
      default -> new Join.Ambiguous(target, names);
    };
  }

  private Join inverse(TypeDeclaration target, MemberDeclaration candidate) {
    return join(target, candidate) instanceof Join.ByColumns back
        ? new Join.ByColumns(target, back.columns().stream().map(JoinColumn::reversed).toList())
        : new Join.BrokenInverse();
  }

  private static RelationAnnotation annotation(MemberDeclaration relation) {
    return Objects.requireNonNull(relation.annotations().relation());
  }

  private static Column keyColumn(MemberDeclaration key) {
    return Columns.column(key, (MemberKind.Value) key.kind(), false);
  }
}
