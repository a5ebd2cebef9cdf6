package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of a type that describes groups of rows.
 *
 * <p>A name that is derived means what it is derived for: where a class has fields {@code total}
 * and {@code totalSum}, {@code totalSum} is the sum of the totals, and rows cannot be grouped by
 * the field of that name. Derived names themselves never collide, for none of their endings ends in
 * another.
 */
public sealed interface Member {
  /** The name of the measure that counts a group's rows. */
  String COUNT = "count";

  /** The name in GraphQL. */
  String name();

  /**
   * A key that rows can be grouped by.
   *
   * @param bucket the stretch of time that counts as one; null for the value as it is
   */
  record Key(String name, ScalarField field, @Nullable Bucket bucket) implements Member {

    /**
     * The column of the field. A bucket begins at a value that no row need have, so its key is none
     * of the author's scalar that the values may be of.
     */
    public Column column() {
      return bucket == null ? field.column() : field.column().base();
    }

    /** The name of the GraphQL type. */
    public String graphql() {
      return bucket == null ? field.graphql() : column().type().graphql();
    }
  }

  /** How many rows a group has. */
  record Count(String name) implements Member {}

  /** What a function makes of the values of a field. */
  record Measured(String name, Function function, ScalarField field) implements Member {}

  /** The members of an embedded value. */
  record Part(String name, EmbeddedField field) implements Member {}

  /** The keys of the row that a to-one relation names. */
  record Related(String name, ToOneField field) implements Member {}

  /** What describes groups of rows with these fields, which are a type's own. */
  static List<Member> ofRows(List<FieldModel> fields) {
    List<Member> members = ofPart(fields);
    members.removeIf(member -> member.name().equals(COUNT));
    members.addFirst(new Count(COUNT));
    return members;
  }

  /** What describes an embedded value of these fields in groups of rows. */
  static List<Member> ofPart(List<FieldModel> fields) {
    List<Member> derived = new ArrayList<>();
    addBuckets(fields, derived);
    for (FieldModel field : fields) {
      if (field instanceof ScalarField scalar) {
        for (Function function : Function.of(scalar)) {
          derived.add(new Measured(scalar.name() + function.suffix(), function, scalar));
        }
      }
    }
    Set<String> taken = new HashSet<>();
    derived.forEach(member -> taken.add(member.name()));
    List<Member> members = new ArrayList<>();
    for (FieldModel field : fields) {
      if (!taken.contains(field.name())) {
        key(field).ifPresent(members::add);
      }
    }
    members.addAll(derived);
    return members;
  }

  /** Those that rows can be grouped by: what there is to say of rows behind a relation. */
  static List<Member> keys(List<Member> members) {
    return members.stream()
        .filter(member -> !(member instanceof Count || member instanceof Measured))
        .toList();
  }

  private static void addBuckets(List<FieldModel> fields, List<Member> into) {
    for (FieldModel field : fields) {
      if (field instanceof ScalarField scalar) {
        for (Bucket bucket : Bucket.of(scalar.column().type())) {
          into.add(new Key(scalar.name() + bucket.suffix(), scalar, bucket));
        }
      }
    }
  }

  private static Optional<Member> key(FieldModel field) {
    return switch (field) {
      case ScalarField scalar when Function.of(scalar).isEmpty() -> Optional.empty();
      case ScalarField scalar -> Optional.of(new Key(scalar.name(), scalar, null));
      case EmbeddedField embedded when ofPart(embedded.fields()).isEmpty() -> Optional.empty();
      case EmbeddedField embedded -> Optional.of(new Part(embedded.name(), embedded));
      case ToOneField toOne -> Optional.of(new Related(toOne.name(), toOne));
      case ToManyField toMany -> Optional.empty();
    };
  }
}
