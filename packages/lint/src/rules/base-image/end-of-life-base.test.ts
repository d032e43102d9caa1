import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { endOfLifeBase } from './end-of-life-base.ts';

ruleCases(endOfLifeBase, [
  'FROM «centos»\n',
  'FROM centos:«7.9.2009» AS build\n',
  'FROM docker.io/library/ubuntu:«18.04»\n',
  'FROM ubuntu:24.04\n',
  'FROM alpine:«3.18.4»\nFROM alpine:3.22\nFROM alpine:3\nFROM alpine\n',
  ['3.20 is not 3.2', 'FROM alpine:3.20\n'],
  'FROM node:«18-alpine3.21»\nFROM node:22\nFROM node:«16.20.2»\nFROM node\n',
  ['a system that is still maintained', 'FROM ruby:3.3-bullseye\n'],
  'FROM python:«3.12-buster»\nFROM python:«2»\nFROM python:3\n',
  ['the language, on a system that is maintained', 'FROM php:«7.4-fpm-bookworm»\n'],
  ['with a digest', `FROM debian:«9»@sha256:${'0'.repeat(64)}\n`],
  ['what an ARG says by default', 'ARG V=buster\nFROM «debian:$V»\n'],
  ['another registry may have another image', 'FROM registry.example.com/debian:9\n'],
  ["somebody's own", 'FROM me/debian:9\n'],
  ['the last day still counts', 'FROM ubuntu:25.04\n'],
  'FROM debian:12 AS stretch\nFROM stretch\n',
  'FROM scratch\nFROM\nFROM debian:$X\n',
]);

ruleCases(endOfLifeBase, ['FROM ubuntu:«25.04»\n'], { facts: { now: Date.UTC(2026, 0, 16) } });
ruleCases(endOfLifeBase, [['without a date nothing is known', 'FROM debian:9\n']], {
  facts: { now: null },
});

fixCases(endOfLifeBase, [
  ['FROM debian:buster-slim AS a\n', 'FROM debian:bullseye-slim AS a\n'],
  ['FROM debian:10.3\n', 'FROM debian:11\n'],
  ['FROM ubuntu:18.04\n', 'FROM ubuntu:22.04\n'],
  [
    'from --platform=$BUILDPLATFORM \\\n  node:16-alpine3.15\n',
    'from --platform=$BUILDPLATFORM \\\n  node:20-alpine3.21\n',
  ],
  ['FROM php:7.4-fpm-bullseye\n', 'FROM php:8.2-fpm-bullseye\n'],
  ['FROM node:20.1.0-stretch\n', 'FROM node:20-bullseye\n'],
  ['FROM alpine:3.18.4\r\n', 'FROM alpine:3.21\r\n'],
  ['FROM golang:1.20-buster\n', null],
  ['FROM debian:buster-20210721-slim\n', null],
  ['FROM centos:7\n', null],
  ['FROM fedora:33\n', 'FROM fedora:42\n'],
  ['ARG V=buster\nFROM debian:$V\n', null],
  [`FROM debian:9@sha256:${'0'.repeat(64)}\n`, null],
]);

fixCases(endOfLifeBase, [['FROM fedora:33\n', null]], {
  facts: { now: Date.UTC(2027, 0, 1) },
});
