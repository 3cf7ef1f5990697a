/** Black-box tests: the built WAR on a real server with a real database, as phones see it. */
package org.callboard.it;
