package dev.fraiseql.engine.arrow;

import dev.fraiseql.testing.TestDatabase;

class MariadbArrowStreamTest extends MysqlFamilyStreamContract {
  @Override
  TestDatabase product() {
    return TestDatabase.MARIADB;
  }
}
