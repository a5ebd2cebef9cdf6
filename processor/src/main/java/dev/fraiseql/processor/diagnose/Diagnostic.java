package dev.fraiseql.processor.diagnose;

/**
 * The errors in annotated classes, operations and options. The meaning of a code never changes;
 * {@code docs/errors.md} explains each.
 *
 * <p>FQ1xx is about types and their fields, FQ2xx about relations, FQ3xx about operations, FQ4xx
 * about methods, FQ5xx about observers, FQ9xx about the build.
 */
public enum Diagnostic {
  NO_ID(
      "FQ101",
      "%s has no @Id field. Annotate one field with @Id, or declare that its rows have no key:"
          + " @Type(key = Key.NONE)."),
  UNSUPPORTED_TYPE("FQ102", "%s is of the Java type %s, which has no GraphQL type. %s"),
  NO_CLASS(
      "FQ103",
      "%s is not a record, class or sealed interface but an %s. Put @Type on a record or class, or"
          + " make the interface sealed."),
  HIDDEN_TYPE(
      "FQ104", "%s is private, so generated code cannot access it. Make it package-private."),
  GENERIC_TYPE("FQ105", "%s has type parameters. Write a record for each type that is served."),
  ILLEGAL_NAME(
      "FQ106",
      "%s is not a valid GraphQL name. Use letters, digits and underscores, and do not begin with a"
          + " digit."),
  RESERVED_NAME("FQ107", "The name %s is reserved: %s. Choose another."),
  DUPLICATE_TYPE_NAME("FQ108", "The GraphQL name %s is used twice: by %s and by %s. %s"),
  DUPLICATE_FIELD_NAME("FQ109", "%s has two fields %s: %s. Rename one of them."),
  DUPLICATE_ROOT_FIELD(
      "FQ110",
      "The %s field %s is defined twice: as %s and as %s. Give one of them @Type(name = ...) or"
          + " @Type(plural = ...)."),
  NO_PLURAL(
      "FQ111",
      "The plural of %1$s is also %2$s, so one row and a list would have the same query field. Name"
          + " the list: @Type(plural = \"all%1$s\", table = \"%3$s\")."),
  DUPLICATE_TABLE(
      "FQ112",
      "%s and %s both use the table %s. If one of them only reads it, add readOnly = true to its"
          + " @Type."),
  DUPLICATE_COLUMN("FQ113", "%s and %s both use the column %s. %s"),
  RECURSIVE_EMBEDDED(
      "FQ114",
      "%s is embedded in itself (%s), which would need an unlimited number of columns. Use @Json or"
          + " @Relation."),
  ID_TYPE(
      "FQ115",
      "%s cannot be a key: %s. An @Id is a whole number, a BigDecimal, a String, a UUID, a boolean,"
          + " an enum or a type of java.time."),
  NULLABLE_ID("FQ116", "%s is a key and may be null. Remove @Nullable or Optional."),
  PRECISION("FQ117", "%s cannot be decimal(%s, %s): %s."),
  MISPLACED_COLUMN_ATTRIBUTE("FQ118", "%s has @Column(%s), which is for %s. %s"),
  DURATION_UNIT("FQ119", "%s cannot be stored in %s. Use MICROS, MILLIS or SECONDS."),
  LENGTH("FQ120", "%s cannot have a length of %s. Give at least 1, or omit it for any length."),
  CONFLICTING_ANNOTATIONS("FQ121", "%s has both @%s and @%s. Keep one of them."),
  NOT_EMBEDDABLE("FQ122", "%s has @Embedded, but %s %s."),
  NO_FIELDS("FQ123", "%s embeds %s, which has no fields. Add some or remove @Embedded."),
  EMPTY_ENUM("FQ124", "The enum %s has no constants, but a GraphQL enum needs at least one."),
  NULLABLE_ELEMENT(
      "FQ125",
      "The elements of %s may be null. Remove @Nullable from them: a list cannot contain nulls."),
  NOT_IN_EMBEDDED(
      "FQ126", "%s has @%s, but its class is embedded in %s. Put it on a field of %s itself."),
  NAME_LENGTH("FQ127", "%s %s has %s %s, but %s allows at most %s. Give a shorter name with %s."),

  COMPUTED_METHOD("FQ128", "%s has @Computed, but %s"),
  COMPUTED_PARAMETER("FQ129", "%s takes %s, %s"),
  INTERFACE_TABLE(
      "FQ130",
      "%s has @Type(%s = ...), but it is an interface and has no table. Remove the attribute."),
  PERMITTED_CLASS(
      "FQ131",
      "%1$s permits %2$s, which is not a @Type with its own table. Annotate %2$s with @Type, or do"
          + " not permit it."),
  INTERFACE_FIELD(
      "FQ132",
      "%1$s.%2$s is not a common field of all types of %1$s: %3$s. Make it one, or remove it from"
          + " the interface."),
  SCALAR_CLASS("FQ133", "%s has @Scalar, but %s"),
  SCALAR_COMPONENT(
      "FQ134",
      "The scalar %s cannot be stored as %s. Its component must be a String, a number, a UUID or a"
          + " type of java.time.%s"),
  SCALAR_PARSE("FQ135", "The scalar %s has a method parse, %s"),
  SPECIFIED_BY(
      "FQ136",
      "%s is not the URL of a specification of %s. Begin it with https:// or http://, or omit it."),
  KEY_BESIDE_NONE(
      "FQ137",
      "%s has @Id, but %s is declared to have no key. Remove @Id, or key = Key.NONE from its"
          + " @Type."),
  NO_ORDER(
      "FQ138",
      "%s has neither a key nor a column that rows can be sorted by, so they have no order. Add a"
          + " field that can be compared."),
  COLUMN_SCALAR("FQ139", "%s cannot be served as %s. Its scalar is %s."),
  STORED_FORM("FQ140", "%s, of the Java type %s, cannot be stored as %s on %s. %s"),
  STORED_TYPE(
      "FQ141",
      "%s has @Column(type = \"%s\"), which is not the name of a database type. Use letters, digits"
          + " and underscores, a dot after a schema, and double quotes around other names."),
  SAME_TABLE_WITHOUT_SCHEMAS(
      "FQ142",
      "%s and %s use the tables %s and %s, but %s has no schemas, so both are its table %s. Rename"
          + " one of them, or compile for that database a build of its own."),
  VERSION(
      "FQ143",
      "%s cannot be a version: %s. A @Version is an int, a long or an Instant that is never null."),
  TWO_VERSIONS("FQ144", "%s has two versions: %s and %s. Keep @Version on one of them."),
  UNIQUE_FIELD(
      "FQ145",
      "%s cannot be unique: %s. A unique field is a value that can be compared exactly, or a to-one"
          + " relation."),
  UNIQUE_TOGETHER("FQ146", "%s has @Type(unique = ...) %s"),
  UNIQUE_KEY_NAME("FQ147", "%s has two unique keys named %s: %s and %s. Rename a field of one."),
  UNIQUE_LENGTH(
      "FQ148",
      "%s cannot be unique on %s: %s, but an index holds at most %s characters. Give it a"
          + " length: @Column(length = ...)."),
  GENERATED_COLUMN("FQ149", "%s has @Column(generated = %s), but %s."),
  ID_GENERATED("FQ150", "%s has @Id(generated = %s), but %s."),
  CAPTURE("FQ151", "%s has @Type(capture = %s), but %s. Remove it."),
  UNIQUE_READ_ONLY(
      "FQ152",
      "%s has %s, but %s is read-only, so nothing uses it. Remove it, or readOnly = true."),
  UNWRITABLE_FORM(
      "FQ153",
      "%s is stored as %s, which can be read but not written on %s. %s read all of %s:"
          + " @Type(readOnly = true)."),
  CONSTRAINT_TYPE(
      "FQ154", "%s has @%s, which is for %s, but its type is %s. Remove it, or change the type."),
  CONSTRAINT_ATTRIBUTE("FQ155", "%s has @%s, %s"),
  CONSTRAINT_ON_RELATION(
      "FQ156",
      "%s is a relation and has @%s. Of a relation only @NotNull can be checked: put the constraint"
          + " on the fields of the other type."),
  CONSTRAINT_VALIDATOR("FQ157", "%s has @%s, %s"),
  CONSTRAINT_ON_CLASS(
      "FQ158",
      "%s has @%s, but generated code has columns and no object to check. Put constraints on the"
          + " fields."),
  CAPTURE_BY_TRIGGER(
      "FQ160",
      "%s has @Type(capture = TRIGGER), but %s. Capture the changes by mutations only: capture ="
          + " OUTBOX."),
  NO_TARGET("FQ201", "%s is a relation to %s, which is not a @Type of this build.%s %s"),
  UNKNOWN_MAPPED_BY(
      "FQ202", "%s has mappedBy = \"%s\", but %s has no to-one relation of that name to %s.%s"),
  NOTHING_POINTS_BACK(
      "FQ203",
      "%1$s has no join column: no to-one relation of %2$s points to %3$s. Add "
          + "\"@Relation %3$s %4$s\" to %2$s, or use through = @Join(table = ...)."),
  AMBIGUOUS_RELATION(
      "FQ204",
      "%s is ambiguous: several relations of %s point to %s (%s). Choose one: @Relation(mappedBy ="
          + " \"%s\")."),
  COLUMN_COUNT(
      "FQ205",
      "%s names %s for the key of %s, which has %s. Name one column for each key column, in the"
          + " same order."),
  MISPLACED_RELATION_ATTRIBUTE("FQ206", "%s has @Relation(%s), %s."),
  NULLABLE_TO_MANY(
      "FQ207",
      "%s is a to-many relation and may be null. Remove @Nullable: without rows the list is"
          + " empty."),
  REFERENCE_TYPE(
      "FQ208", "%s and %s both use the column %s, but as %s and as %s. Give them the same type."),
  REFERENCE_NULLABLE(
      "FQ209",
      "%s is never null, but %s, which uses the same column %s, is nullable. Make both nullable or"
          + " neither."),
  JOIN_TABLE("FQ210", "%s uses the join table %s, %s."),

  TO_INTERFACE(
      "FQ211",
      "%s is a relation to %s, an interface, whose rows are in several tables. Add a relation to"
          + " each of the types that %s permits."),
  NO_KEY_TO_RELATE(
      "FQ212",
      "%s needs the key of %s, which is declared to have none. Mark with @Id what identifies its"
          + " rows, or remove the relation."),
  SET_NULL(
      "FQ213",
      "%s has @Relation(onDelete = SET_NULL), but %s. Use CASCADE, or RESTRICT, which is the"
          + " default."),
  OPERATION_SYNTAX("FQ301", "%s does not parse: %s%s"),
  OPERATION_INVALID("FQ302", "%s is not valid: %s%s"),
  OPERATION_NAME(
      "FQ303", "%s is the interface of an operation named %s. Both names must be the same."),
  ONE_OPERATION("FQ304", "%s contains %s operations. Put each in its own document."),
  NO_QUERY("FQ305", "%s is a %s, but only queries and mutations can be compiled."),
  DUPLICATE_OPERATION("FQ306", "There are two operations named %s: %s and %s. Rename one of them."),
  NO_INTERFACE("FQ307", "%s is not an interface but a %s. Put @Operation on an interface."),
  UNNAMED_OPERATION("FQ308", "%s contains an operation without a name. Begin it with: query %s"),
  TOO_MANY_SWITCHES(
      "FQ309",
      "%s uses %s variables in @skip and @include (%s), and each combination of their values needs"
          + " a plan. Use at most %s, or write several operations."),

  METHOD_CLASS("FQ401", "%s has @%s, but %s"),
  METHOD("FQ402", "%s has @%s, but %s"),
  METHOD_PARAMETER("FQ403", "%s takes %s of the Java type %s, which has no GraphQL type. %s"),
  METHOD_RESULT("FQ404", "%s returns %s"),
  METHOD_GIVEN("FQ405", "%s takes %s"),
  DUPLICATE_METHOD_FIELD(
      "FQ406", "The %s field %s is defined twice: as %s and as %s. Rename the method."),
  METHOD_ANNOTATION(
      "FQ407", "%s has @%s, which is for the fields of a @Type: it is in no column. Remove it."),
  METHOD_ID(
      "FQ408",
      "%s has @Id, but its Java type %s cannot be an ID. An ID is a whole number, a String or a"
          + " UUID."),
  METHOD_OBJECT("FQ409", "%s cannot be a result of a method: %s"),
  METHODS_WITHOUT_TYPES(
      "FQ410",
      "%s has @%s, but this build has no @Type. Compile it together with the types that it uses."),

  OBSERVER_CLASS("FQ501", "%s has @Observer, but %s"),
  OBSERVED_TYPE("FQ502", "%s observes %s, but %s"),
  NO_CHANGES(
      "FQ503",
      "%s acts on no change. Name some in on, or omit it for all: CREATED, UPDATED, DELETED."),
  NO_ACTION(
      "FQ504",
      "%s has no action. Add a method with @Handle, or an annotation such as @Webhook or @LogEvent."),
  OBSERVER_NAME(
      "FQ505",
      "%s cannot be the name of %s. Give it another, of a letter and up to 99 letters, digits,"
          + " underscores and hyphens: %s(name = ...)."),
  DUPLICATE_OBSERVER(
      "FQ506",
      "There are two observers named %s: %s and %s. Rename one of them: @Observer(name = ...)."),
  DUPLICATE_ACTION(
      "FQ507", "%s has two actions named %s: %s and %s. Rename one of them: %s(name = ...)."),
  STRAY_ACTION("FQ508", "%s has @%s, but %s is no observer. Add @Observer to it, or remove @%s."),
  HANDLER("FQ509", "%s has @Handle, but %s"),
  HANDLER_PARAMETER("FQ510", "%s takes %s. A handler takes one event: %s."),
  HANDLER_INSTANCE(
      "FQ511",
      "%s takes EntityEvent<%s>, but no instance can be made of an event: %s. Take a RowEvent."),
  CONDITION("FQ512", "The condition of %s is not valid: %s%s"),
  EVENT_TEMPLATE("FQ513", "The template %s of %s is not valid: %s%s"),
  REDACTED_FIELD("FQ514", "%s redacts %s, but %s"),
  DURATION("FQ515", "%s has %s = \"%s\", %s"),
  POLICY_NUMBER("FQ516", "%s has %s = %s, but it must be %s."),
  ACTION_URL(
      "FQ517",
      "%s has the url \"%s\", %s. Begin it with https:// or http:// and a host, or with a reference"
          + " to the configuration, such as ${alerts.url}."),
  ACTION_HEADER("FQ518", "%s has the header \"%s\", %s"),
  SECRET(
      "FQ519",
      "%s has a secret that is not whsec_ and the base64 of 24 to 64 bytes. Refer to one in the"
          + " configuration, such as ${alerts.secret}."),
  SECRET_IN_SOURCE(
      "FQ520",
      "%s has its secret in the source. Refer to one in the configuration, such as"
          + " ${alerts.secret}."),
  EMPTY_TEXT("FQ521", "%s has no text in %s. Write one."),

  NO_DATABASES(
      "FQ901",
      "No database is given. Pass the compiler -Afraiseql.databases=%s, or those of them that you"
          + " use."),
  UNKNOWN_DATABASE(
      "FQ902",
      "fraiseql.databases names %s, which is not a known database.%s Known databases are %s."),
  OPTION_VALUE("FQ903", "fraiseql.%s cannot be \"%s\". Use %s."),
  OPERATIONS_DIRECTORY("FQ904", "The documents of fraiseql.operations=%s cannot be read: %s."),
  TOO_LATE(
      "FQ905",
      "%s was generated by another annotation processor after the catalog of this build was"
          + " complete. Move it to its own module, or write it by hand."),
  CLASS_EXISTS("FQ906", "A generated class cannot be written: %s. Rename your class of that name."),
  NO_TYPES("FQ907", "%s is an operation, but this build has no @Type that it could query.");

  private final String code;
  private final String template;

  Diagnostic(String code, String template) {
    this.code = code;
    this.template = template;
  }

  /** The stable code, such as {@code FQ101}. */
  public String code() {
    return code;
  }

  /** The code, what is wrong and what to do. */
  public String message(Object... arguments) {
    return code + ": " + template.formatted(arguments).strip();
  }
}
