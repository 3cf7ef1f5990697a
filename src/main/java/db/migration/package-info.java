/**
 * Upgrades of the database that SQL cannot say, because they compare texts as this program does.
 * Flyway finds them by the name of the package, beside the scripts.
 */
package db.migration;
