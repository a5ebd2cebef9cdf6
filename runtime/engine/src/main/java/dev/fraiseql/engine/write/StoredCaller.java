package dev.fraiseql.engine.write;

import dev.fraiseql.contract.security.Caller;

/**
 * The name under which {@code fq_idempotency} stores the keys of a caller: the subject, or its hash
 * if a database could not store it, or would take it for another one. MySQL, MariaDB and SQL Server
 * ignore blanks at the end, and PostgreSQL stores no U+0000.
 */
final class StoredCaller {
  private static final int MAX_LENGTH = 200;
  private static final String HASHED = "sha256:";

  private StoredCaller() {}

  static String of(Caller caller) {
    String subject = caller.subject();
    boolean plain =
        subject.length() <= MAX_LENGTH
            && !subject.endsWith(" ")
            && subject.indexOf(0) < 0
            && !subject.startsWith(HASHED);
    return plain ? subject : HASHED + RequestHash.sha256(subject);
  }
}
